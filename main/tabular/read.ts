import { performance } from 'node:perf_hooks'
import { openCsv } from './csv/read.ts'
import { detectFormat } from './detect.ts'
import { defaultLimits } from './limits.ts'
import type { ReadOptions, Workbook } from './types.ts'
import { openXls } from './xls.ts'
import { openXlsx } from './xlsx/read.ts'

/**
 * Opens a table of foreign origin: `.xlsx`, BIFF `.xls`, or delimited text, told apart by content. Only the list
 * of sheets is read; `rows` streams one sheet. Everything is bounded by `limits`. An `.xls` is parsed in one
 * uninterruptible step, so call this in a job thread.
 *
 * @throws DeskError `tabular.*` for what cannot be read, `job.cancelled` once the signal is aborted
 */
export async function readWorkbook(path: string, options: ReadOptions = {}): Promise<Workbook> {
  const limits = { ...defaultLimits, ...options.limits }
  const context = { limits, signal: options.signal, now: options.now ?? (() => performance.now()) }
  const { format, size } = await detectFormat(path, limits)
  switch (format) {
    case 'zip':
      return openXlsx(path, context)
    case 'ole':
      return openXls(path, size, context)
    case 'text':
      return openCsv(path, size, context)
  }
}
