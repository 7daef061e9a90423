import { performance } from 'node:perf_hooks'
import { openCsv } from './csv/read.ts'
import { detectFormat } from './detect.ts'
import { defaultLimits } from './limits.ts'
import type { ReadOptions, Workbook } from './types.ts'
import { type ByteSource, pathSource } from './source.ts'
import { openXlsx } from './xlsx/read.ts'

/**
 * Opens a table of foreign origin: `.xlsx`, BIFF `.xls`, or delimited text, told apart by content. Only the list
 * of sheets is read; `rows` streams one sheet. Everything is bounded by `limits`. An `.xls` is parsed in one
 * uninterruptible step, so call this in a job thread.
 *
 * @throws DeskError `tabular.*` for what cannot be read, `job.cancelled` once the signal is aborted
 */
export async function readWorkbook(file: string | ByteSource, options: ReadOptions = {}): Promise<Workbook> {
  const source = typeof file === 'string' ? pathSource(file) : file
  const limits = { ...defaultLimits, ...options.limits }
  const context = { limits, signal: options.signal, now: options.now ?? (() => performance.now()) }
  const { format, size } = await detectFormat(source, limits)
  switch (format) {
    case 'zip':
      return openXlsx(source, size, context)
    case 'ole': {
      // A large library for a rare format: loaded when one comes.
      const { openXls } = await import('./xls.ts')
      return openXls(source, size, context)
    }
    case 'text':
      return openCsv(source, size, context)
  }
}
