import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeTemplates, type Templates } from '../../scripts/simulate/computers.ts'
import { play } from '../../scripts/simulate/play.ts'

// The short version of `npm run simulate`: the same seeds every time, so that what fails here fails there.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

let templates: Templates
beforeAll(async () => {
  templates = await makeTemplates()
})
afterAll(() => rmSync(templates.root, { recursive: true, force: true }))

const seeds = Array.from({ length: 20 }, (_, n) => n + 1)

describe('sites and their headquarters, whatever goes wrong', () => {
  it('lose nothing, take nothing twice and hold the same in the end', async () => {
    for (const seed of seeds) {
      const { problems } = await play(templates, String(seed))
      expect({ seed, problems }).toEqual({ seed, problems: [] })
    }
  })

  it('play alike from the same seed', async () => {
    const [first, second] = [await play(templates, '7'), await play(templates, '7')]
    expect(second).toEqual(first)
    expect(first.trace.length).toBeGreaterThan(10)
  })
})

describe('a fault that was put in', () => {
  it.each(['acknowledge-early', 'apply-twice'])('is found: %s', fault => {
    const run = join(import.meta.dirname, '../../scripts/simulate/run.ts')
    const { status, stdout } = spawnSync(process.execPath, [run, '--plant', fault, '--seeds', '60'], {
      encoding: 'utf8',
    })
    expect(stdout).toContain('again: npm run simulate')
    expect(status).toBe(0)
  })
})
