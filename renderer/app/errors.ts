import { TRPCClientError } from '@trpc/client'
import { z } from 'zod'
import {
  DeskError,
  type ErrorCode,
  type ErrorParams,
  errorText as catalogueText,
  isErrorCode,
  type Language,
} from '../../main/contract/errors.ts'
import type { LastStep } from '../../main/contract/last-step.ts'
import { formatMoment } from './format.ts'

/** An error of the catalogue as it crossed from the desk. */
export interface Refusal {
  readonly code: ErrorCode
  readonly params: ErrorParams
  /** Who made the thing what it is now, where it is no more as it was seen. */
  readonly step?: LastStep | undefined
}

const Step = z.object({
  byName: z.string().nullable(),
  did: z.object({ zh: z.string(), en: z.string() }),
  at: z.number(),
})
const Carried = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  step: Step.nullish(),
})
/** `data` of an error as main/api/procedure.ts formats it. */
const DeskData = z.object({ desk: Carried })
const TrpcData = z.object({ code: z.string() })
/** The message of an input that did not fit its schema: zod's issues as JSON. */
const Issues = z
  .array(z.object({ path: z.array(z.union([z.string(), z.number()])), code: z.string() }))
  .min(1)

/** What an error says in terms of the catalogue; undefined where it is none of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof DeskError)
    return { code: error.code, params: error.params, ...(error.step ? { step: error.step } : {}) }
  if (!(error instanceof TRPCClientError)) return undefined
  const carried = DeskData.safeParse(error.data)
  if (carried.success) {
    const { code, params, step } = carried.data.desk
    const quicker = step ? { step } : {}
    return isErrorCode(code)
      ? { code, params, ...quicker }
      : { code: 'unexpected', params: { reference: code } }
  }
  const trpc = TrpcData.safeParse(error.data)
  if (!trpc.success) return undefined
  if (trpc.data.code === 'NOT_FOUND')
    return { code: 'input.unknownProcedure', params: { name: pathOf(error) } }
  if (trpc.data.code === 'BAD_REQUEST') return invalidInput(error.message)
  return undefined
}

/** True for an answer of the desk that asking again will not change. */
export function isRefusal(error: unknown): boolean {
  return refusalOf(error) !== undefined
}

/** The sentence for a person: what happened, where, what to do; and who was quicker, where somebody was. */
export function errorText(error: unknown, language: Language): string {
  const { code, params, step } = refusalOf(error) ?? unexpected(error)
  const text = catalogueText(code, params, language)
  return step ? `${text}${language === 'zh' ? '' : ' '}${stepText(step, language)}` : text
}

/** `李静 07-12 周日 14:03：关闭案件。` */
function stepText({ byName, did, at }: LastStep, language: Language): string {
  const who = byName ?? { zh: '程序', en: 'The program' }[language]
  const when = formatMoment(at, language)
  if (language === 'zh') return `${who} ${when}：${did.zh}。`
  return `${who}, ${when}: ${did.en.charAt(0).toLowerCase()}${did.en.slice(1)}.`
}

function unexpected(error: unknown): Refusal {
  // Without `data` no answer of the desk arrived at all.
  if (error instanceof TRPCClientError && !TrpcData.safeParse(error.data).success) {
    return { code: 'screen.deskUnreachable', params: {} }
  }
  if (error instanceof TRPCClientError) return { code: 'unexpected', params: { reference: pathOf(error) } }
  if (isMissingPart(error)) return { code: 'screen.pageNotLoaded', params: {} }
  return {
    code: 'screen.viewFailed',
    params: { reason: error instanceof Error ? error.name : typeof error },
  }
}

/** A part of the program that the page wanted did not come; every browser, and the bundler, says it its own way. */
function isMissingPart(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message)
  )
}

function invalidInput(message: string): Refusal {
  const issues = Issues.safeParse(jsonOf(message))
  const first = issues.success ? issues.data[0] : undefined
  return {
    code: 'input.invalid',
    params: { where: first?.path.join('.') || '—', why: first?.code ?? '—' },
  }
}

function jsonOf(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    // A message that is no JSON is simply not a list of issues.
    return undefined
  }
}

function pathOf(error: TRPCClientError<never>): string {
  const path = z.object({ path: z.string() }).safeParse(error.data)
  return path.success ? path.data.path : '—'
}
