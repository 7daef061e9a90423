import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The parsed JSON of a small local file, or undefined where it is absent or broken: such files hold no records. */
export function readLocalJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Writes a small local file whole or not at all. Returns whether it was written: nothing depends on it. */
export function writeLocalJson(file: string, value: unknown): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(value))
    renameSync(`${file}.new`, file)
    return true
  } catch {
    return false
  }
}
