/**
 * Loaded before the program by `--import`, in its main thread and in its workers: the program then lives at another
 * time. How far off is read at the start from the file that DESK_TEST_CLOCK names, so time passes between two starts.
 */
import { readFileSync } from 'node:fs'
import { shiftDate } from './shifted-date.ts'

const file = process.env['DESK_TEST_CLOCK']
if (file === undefined) throw new Error('DESK_TEST_CLOCK names no file')
const offset = Number(readFileSync(file, 'utf8'))
if (!Number.isSafeInteger(offset)) throw new Error(`DESK_TEST_CLOCK holds no milliseconds: ${file}`)
shiftDate(offset)
