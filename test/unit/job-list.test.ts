import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findJob, jobNames } from '../../main/desk/job-list.ts'

const main = join(import.meta.dirname, '..', '..', 'main')

describe('jobs that run in a thread', () => {
  it('are found under the names they have', async () => {
    for (const name of jobNames) expect((await findJob(name)).name).toBe(name)
    await expect(findJob('toString')).rejects.toThrow('toString')
  })

  it('are listed, every one of them', () => {
    const defined = readdirSync(main, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts'))
      .flatMap(path => [
        ...readFileSync(join(main, path), 'utf8').matchAll(/defineJob\(\{\s*name: '([^']+)'/g),
      ])
      .map(found => found[1])
    expect(defined.toSorted()).toEqual(jobNames.toSorted())
  })
})
