import type { DiagnosticCode } from './pages';

/** The codes of notes. They are apart from the registry, because its texts are loaded only for problems. */
export const NOTES: readonly DiagnosticCode[] = ['DSP223', 'DSP319', 'DSP369', 'DSP418', 'DSP443', 'DSP457'];
