/** The folder of each thread's entry under `main/`. The build puts all of them side by side in `out/main`. */
export const threadFolders = {
  'writer-thread': 'desk',
  'job-thread': 'desk',
  'restore-thread': 'desk',
} as const

export type ThreadName = keyof typeof threadFolders

/**
 * Where the entry of a thread lies, for `new Worker(threadUrl('writer-thread'))`.
 *
 * The same code runs as TypeScript sources (Node strips the types, each thread in its own folder) and as the
 * bundle (`out/main/<name>.js`, chunks beside it), so the answer depends on what this very module was loaded from.
 *
 * @param from address of the loaded module; tests pass another one
 */
export function threadUrl(name: ThreadName, from: string = import.meta.url): URL {
  const runsFromSources = new URL(from).pathname.endsWith('.ts')
  const path = runsFromSources ? `../${threadFolders[name]}/${name}.ts` : `./${name}.js`
  return new URL(path, from)
}
