import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const imported = /^(?:import|export) (?!type )[^'"]*'(\.\.?\/[^']+\.ts)'/gm

/** Every module of the program that one loads before its first line runs. */
function loadedBy(entry: URL, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(entry.href)) return known
  known.add(entry.href)
  for (const [, path = ''] of readFileSync(fileURLToPath(entry), 'utf8').matchAll(imported))
    loadedBy(new URL(path, entry), known)
  return known
}

// The whole desk in each thread would take a fifth of a second and 20 MB, for every list somebody prints.
it.each(['desk/job-thread.ts', 'sync/export-job.ts'])(
  'the thread of a job loads no more of the desk than it needs: %s',
  entry => {
    const loaded = [...loadedBy(new URL(`../../main/${entry}`, import.meta.url))]
    expect(loaded.length).toBeGreaterThan(5)
    expect(loaded.filter(module => /\/(?:domains|commands|router)\.ts$/.test(module))).toEqual([])
  },
)
