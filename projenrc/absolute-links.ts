/**
 * Markdown whose links and images work on any site.
 *
 * @param markdown a page at the root of the repository
 * @param repositoryUrl the repository on GitHub, with or without `.git`
 * @param ref the branch or tag that the links lead to
 */
export function absoluteLinks(markdown: string, repositoryUrl: string, ref: string): string {
  const repository = repositoryUrl.replace(/\.git$/, '');
  const raw = repository.replace('https://github.com/', 'https://raw.githubusercontent.com/');
  return markdown
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return part.replace(
        /(!?)(\[[^\]]*\])\((?![a-z]+:|#|\/)([^)\s]+)\)/g,
        (_, image: string, text: string, path: string) =>
          `${image}${text}(${image ? `${raw}/${ref}` : `${repository}/blob/${ref}`}/${path})`,
      );
    })
    .join('');
}
