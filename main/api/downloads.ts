import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { unmaskCase } from '../cases/commands.ts'
import { mayAct } from '../contract/permissions.ts'
import { LanguageCode } from '../contract/site.ts'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import type { Desk } from '../desk/desk.ts'
import { stagingFolderOf } from '../desk/job-context.ts'
import { lastReceipt } from '../hq/inbox.ts'
import { FileResult, readResult } from '../jobs/results.ts'
import { caseSheetJob } from '../reports/case-sheet.ts'
import { contactSheetJob } from '../reports/contact-sheet.ts'
import { parcelToFetch } from '../sync/fetched-bundle.ts'
import { damageSheetJob } from '../reports/damage-sheet.ts'
import { inspectionRecordJob } from '../reports/inspection-record.ts'
import { lendingSlipJob } from '../reports/lending-slip.ts'
import { allowRoute, stillPaired } from './allow.ts'
import type { AppVariables } from './app.ts'
import { disposition, streamOf } from './stream.ts'

/**
 * Files made for somebody: GET /files/job/:jobId is the result of one's own finished job,
 * GET /files/bundle/:jobId/:number a parcel of a bundle that one's own finished job wrote to be fetched,
 * GET /files/cases/:caseId/sheet.pdf?language=zh the printed case sheet.
 * GET /files/sheets/:sheetId/sheet.pdf?language=zh a contact sheet, `save=1` as a file to hand over.
 * GET /files/cases/:caseId/damages.pdf?language=zh the list of damaged belongings of a leak, to be signed.
 * GET /files/inspections/:inspectionId/record.pdf?language=zh what came of a walk through a home, to be signed.
 * GET /files/hq/:siteId/receipt the last receipt headquarters wrote for a site.
 * GET /files/loans/:loanId/slip.pdf?language=zh the slip of a loan.
 */
export function downloadRoutes(desk: Desk): Hono<AppVariables> {
  const app = new Hono<AppVariables>()

  app.get('/files/job/:jobId', context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'self.manage')
    const job = core.board.view(context.req.param('jobId'), signedIn.staffId)
    const result = FileResult.safeParse(job.result)
    if (job.state !== 'done' || !result.success) throw new DeskError('thing.notFound', { what: 'file' })
    const { file } = result.data
    const source = readResult(stagingFolderOf(core.dataFolder), core.keys.staging, file)
    return new Response(streamOf(source, stillPaired(core, context.env.caller)), {
      headers: {
        'content-type': file.mediaType,
        'content-length': String(file.size),
        'content-disposition': disposition('attachment', file.name),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/bundle/:jobId/:number{[1-9][0-9]{0,5}}', async context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'sync.run')
    const { jobId, number } = context.req.param()
    const parcel = await parcelToFetch(core, core.board.view(jobId, signedIn.staffId), Number(number))
    return new Response(streamOf(createReadStream(parcel.file), stillPaired(core, context.env.caller)), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(parcel.bytes),
        'content-disposition': disposition('attachment', basename(parcel.file)),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/cases/:caseId/sheet.pdf', async context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'case.read')
    const caseId = parsed(Id, context.req.param('caseId'), 'case')
    const language = parsed(LanguageCode.default('zh'), context.req.query('language'), 'language')
    const full = context.req.query('phone') === 'full'
    // A full number on paper is a look at it: refused to who may not, and on the audit trail.
    if (full) await core.execute(unmaskCase, { actor: signedIn, input: { caseId } })
    const { pdf, number } = await core.jobs.run(caseSheetJob, {
      caseId,
      language,
      printedBy: signedIn.name ?? signedIn.login,
      printedAt: core.environment.now(),
      maskPhone: !full,
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': disposition('inline', `${number}.pdf`),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/cases/:caseId/damages.pdf', async context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'case.read')
    const { pdf, name } = await core.jobs.run(damageSheetJob, {
      caseId: parsed(Id, context.req.param('caseId'), 'case'),
      language: parsed(LanguageCode.default('zh'), context.req.query('language'), 'language'),
      printedBy: signedIn.name ?? signedIn.login,
      printedAt: core.environment.now(),
      sums: mayAct(signedIn, 'contract.sums'),
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': disposition('inline', `${name}.pdf`),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/inspections/:inspectionId/record.pdf', async context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'case.read')
    const { pdf, name } = await core.jobs.run(inspectionRecordJob, {
      inspectionId: parsed(Id, context.req.param('inspectionId'), 'inspection'),
      language: parsed(LanguageCode.default('zh'), context.req.query('language'), 'language'),
      printedBy: signedIn.name ?? signedIn.login,
      printedAt: core.environment.now(),
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': disposition('inline', `${name}.pdf`),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/hq/:siteId/receipt', async context => {
    const { core } = allowRoute(desk, context.get('signedIn'), 'sync.run')
    const { file, name } = await lastReceipt(core, parsed(Id, context.req.param('siteId'), 'site'))
    return new Response(streamOf(createReadStream(file), stillPaired(core, context.env.caller)), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': disposition('attachment', name),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/loans/:loanId/slip.pdf', async context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'case.read')
    const { pdf, name } = await core.jobs.run(lendingSlipJob, {
      loanId: parsed(Id, context.req.param('loanId'), 'loan'),
      language: parsed(LanguageCode.default('zh'), context.req.query('language'), 'language'),
      printedBy: signedIn.name ?? signedIn.login,
      printedAt: core.environment.now(),
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': disposition('inline', `${name}.pdf`),
        'cache-control': 'no-store',
      },
    })
  })

  app.get('/files/sheets/:sheetId/sheet.pdf', async context => {
    const { core, signedIn } = allowRoute(desk, context.get('signedIn'), 'case.read')
    const { pdf, name } = await core.jobs.run(contactSheetJob, {
      sheetId: parsed(Id, context.req.param('sheetId'), 'sheet'),
      language: parsed(LanguageCode.default('zh'), context.req.query('language'), 'language'),
      printedBy: signedIn.name ?? signedIn.login,
      printedAt: core.environment.now(),
    })
    const how = context.req.query('save') === '1' ? 'attachment' : 'inline'
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': disposition(how, `${name}.pdf`),
        'cache-control': 'no-store',
      },
    })
  })

  return app
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value)
  if (!result.success)
    throw new DeskError('input.invalid', { where, why: result.error.issues[0]?.message ?? 'invalid' })
  return result.data
}
