import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { memoryFlags } from '../start/memory-flags.ts'
import { builtScript, isBuilt } from './built.ts'
import type { Figure } from './measure/figure.ts'

const FigureRow = z.object({
  what: z.string(),
  unit: z.enum(['ms', 'MB', 'per second', 'wrong', 's', 'of 1', 'KB', 'bytes']),
  measured: z.number(),
  raw: z.number().optional(),
  wanted: z.string(),
  good: z.boolean(),
})

/** One line for people. */
export const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Runs one measure in a fresh process. */
export function measure(name: string, folder: string, ...more: string[]): Figure[] {
  const script = isBuilt(name)
    ? builtScript(name)
    : fileURLToPath(new URL(`measure/${name}.ts`, import.meta.url))
  const child = spawnSync(process.execPath, [...memoryFlags, script, folder, ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error(`${name} failed with ${child.status ?? child.signal}`)
  const rows = z.array(FigureRow).parse(JSON.parse(child.stdout.trim().split('\n').at(-1) ?? ''))
  return rows.map(({ raw, ...row }) => (raw === undefined ? row : { ...row, raw }))
}

const number = (value: number | undefined) =>
  value === undefined
    ? ''
    : value >= 100
      ? value.toFixed(0)
      : value.toFixed(value >= 10 ? 1 : value < 1 ? 3 : 2)

/** Prints figures as a table. */
export function print(figures: readonly Figure[]): void {
  const rows = figures.map(({ what, unit, measured, raw, wanted, good }) => [
    what,
    `${number(measured)} ${unit}`,
    number(raw),
    raw === undefined ? '' : `${number(measured / raw)} ×`,
    wanted,
    good ? 'yes' : 'NO',
  ])
  const table = [['figure', 'measured', 'raw', 'ratio', 'wanted', 'met'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? []
  for (const row of table) say(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}
