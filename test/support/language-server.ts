import { ChildProcess, spawn } from 'child_process';
import { dirname, join } from 'path';
import { pathToFileURL } from 'url';
import {
  createMessageConnection,
  MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { directoryWith } from './scratch-kit';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** Stops the server if any code in it opens a connection. */
const NO_NETWORK =
  'require("net").Socket.prototype.connect = () => { process.stderr.write("network"); process.exit(86); };\n';
const SETTINGS = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
};

/** The YAML language server that editors use, driven as an editor drives it. It has no network access. */
export class LanguageServer {
  /** Starts a server on a directory. */
  public static async start(directory: string): Promise<LanguageServer> {
    const guard = join(directoryWith({ 'no-network.js': NO_NETWORK }), 'no-network.js');
    const program = join(dirname(require.resolve('yaml-language-server/package.json')), 'bin', 'yaml-language-server');
    const child = spawn(process.execPath, ['--require', guard, program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const server = new LanguageServer(child, directory);
    await server.initialize();
    return server;
  }

  private readonly connection: MessageConnection;
  private readonly exited: Promise<number | null>;
  private readonly waiting = new Map<string, (diagnostics: Diagnostic[]) => void>();
  private opened = 0;
  private stopping: Promise<number | null> | undefined;

  private constructor(child: ChildProcess, private readonly directory: string) {
    this.exited = new Promise((resolve) => { child.on('exit', resolve); });
    const [reader, writer] = [new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!)];
    this.connection = createMessageConnection(reader, writer);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) => (
      items.map(({ section }) => (section === 'yaml' ? SETTINGS : {}))));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.waiting.get(uri)?.(diagnostics);
      },
    );
    this.connection.listen();
  }

  /** The diagnostics of the server for a text. */
  public async diagnostics(text: string): Promise<Diagnostic[]> {
    const uri = this.uri();
    const answer = new Promise<Diagnostic[]>((resolve) => this.waiting.set(uri, resolve));
    await this.open(uri, text);
    return answer;
  }

  /** The completions of the server at `|` in a text. */
  public async completions(marked: string): Promise<string[]> {
    const at = await this.openMarked(marked);
    const result: { items: { label: string }[] } = await this.connection.sendRequest('textDocument/completion', at);
    return result.items.map(({ label }) => label);
  }

  /** The hover text of the server at `|` in a text. */
  public async hover(marked: string): Promise<string> {
    const at = await this.openMarked(marked);
    const result: { contents: { value: string } } | null = await this.connection.sendRequest('textDocument/hover', at);
    return result?.contents.value ?? '';
  }

  /** Stops the server, once; returns the exit code. */
  public async stop(): Promise<number | null> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  private async shutDown(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await this.exited;
    this.connection.dispose();
    return code;
  }

  private async initialize(): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(this.directory).href,
      capabilities: {
        workspace: { configuration: true },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    });
    await this.connection.sendNotification('initialized', {});
  }

  private async openMarked(marked: string): Promise<object> {
    const uri = this.uri();
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    await this.open(uri, marked.replace('|', ''));
    return {
      textDocument: { uri },
      position: { line: before.length - 1, character: before[before.length - 1].length },
    };
  }

  private async open(uri: string, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  /** A separate document for each text, in the directory. */
  private uri(): string {
    this.opened += 1;
    return pathToFileURL(join(this.directory, `${this.opened}.yaml`)).href;
  }
}
