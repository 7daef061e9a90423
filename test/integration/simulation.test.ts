import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { makeTemplates } from '../../scripts/simulate/computers.ts'
import { play } from '../../scripts/simulate/play.ts'

// The short version of `npm run simulate`: the same seeds every time, so that what fails here fails there.
vi.setConfig({ testTimeout: 900_000 })

/** Plays seeds in a process of its own. */
async function simulate(...asked: readonly string[]): Promise<{ status: number | null; said: string }> {
  const run = join(import.meta.dirname, '../../scripts/simulate/run.ts')
  const child = spawn(process.execPath, [run, ...asked], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const said = await text(child.stdout)
  return { status: await ended, said }
}

describe('sites and their headquarters, whatever goes wrong', () => {
  it('lose nothing, take nothing twice and hold the same in the end', async () => {
    const halves = await Promise.all([
      simulate('--seeds', '150'),
      simulate('--seeds', '150', '--from', '151'),
    ])
    for (const { status, said } of halves) {
      expect(said).toMatch(/^150 seeds, 0 with findings/)
      expect(status).toBe(0)
    }
  })

  it('play alike from the same seed', async () => {
    const templates = await makeTemplates()
    try {
      const [first, second] = [await play(templates, '7'), await play(templates, '7')]
      expect(second).toEqual(first)
      expect(first.trace.length).toBeGreaterThan(10)
    } finally {
      rmSync(templates.root, { recursive: true, force: true })
    }
  })
})

describe('a fault that was put in', () => {
  it.each(['no-fork-check', 'acknowledge-early', 'apply-twice'])('is found: %s', async fault => {
    const { status, said } = await simulate('--plant', fault, '--seeds', '60')
    expect(said).toContain('again: npm run simulate')
    expect(status).toBe(0)
  })
})
