import { useState } from 'react'
import { changedMeanwhile, sameValue } from '../../../main/contract/meanwhile.ts'
import { type Command, refusalOf } from '../../app/api.ts'
import type { Meanwhile } from './useMeanwhile.ts'

type Fields = Readonly<Record<string, unknown>>

interface StrokeOptions<Input> {
  /** How the thing stands, kept up to date. */
  readonly now: Fields
  /** A form is open: what was seen is what stood when it was opened, not what stands when it is sent. */
  readonly open?: boolean
  /** What an input chooses, as `now` says it; without it, its members of the same names. */
  says?(input: Input): Fields
  /** What stands shall stay: a form closes. */
  onTake?(): void
}

/** What was asked and refused, with what had been seen then and what comes after it. */
interface Asked<Input, Output> {
  readonly input: Input
  readonly seen: Fields
  done?(result: Output): void
}

interface Stroke<Input, Output> {
  /** Runs the command over what was seen. `done` comes after it, also where it is chosen again over a colleague's. */
  send(input: Input, done?: (result: Output) => void): void
  /** For `MeanwhileNote`. */
  readonly meanwhile: Meanwhile
  readonly pending: boolean
  /** Any other refusal. */
  readonly error: unknown
}

/**
 * For what is decided at one stroke, such as a level or a due day: refused where somebody else decided otherwise since
 * it was seen, and asked again with both values. What was chosen is kept until the person says which shall hold.
 */
export function useStroke<Input extends object, Output>(
  command: Command<Input & { base?: Record<string, unknown> | undefined }, Output>,
  { now, open: formOpen = false, says, onTake }: StrokeOptions<Input>,
): Stroke<Input, Output> {
  const [asked, setAsked] = useState<Asked<Input, Output>>()
  const [opened, setOpened] = useState<Fields>()
  if (formOpen !== (opened !== undefined)) setOpened(formOpen ? now : undefined)
  const clashed = refusalOf(command.error)?.code === 'edit.changedMeanwhile'
  const run = (input: Input, over: Fields, done?: (result: Output) => void) => {
    if (command.pending) return
    // What is undefined would be lost on the way, and with it that it was empty.
    const base = Object.fromEntries(Object.entries(over).map(([field, value]) => [field, value ?? null]))
    setAsked({ input, seen: over, ...(done ? { done } : {}) })
    const go = async () => {
      const result = await command.run({ ...input, base })
      setAsked(undefined)
      done?.(result)
    }
    // The refusal stands in the command's error.
    go().catch(() => undefined)
  }
  const open = asked && clashed ? asked : undefined
  const mine: Fields = open ? (says?.(open.input) ?? membersOf(open.input, now)) : {}
  const fields = open ? changedMeanwhile(open.seen, mine, now).map(({ field }) => field) : []
  // What is taken away, or added to, says no value of its own.
  const moved = open
    ? Object.keys(open.seen).filter(field => !(field in mine) && !sameValue(open.seen[field], now[field]))
    : []
  const leave = () => {
    setAsked(undefined)
    command.reset()
    onTake?.()
  }
  return {
    send: (input, done) => run(input, opened ?? now, done),
    meanwhile: {
      base: undefined,
      whole: true,
      conflicts: [...fields, ...moved].map(field => ({
        field,
        ...(field in mine ? { mine: mine[field] } : {}),
        now: now[field],
      })),
      keep: () => (open ? run(open.input, now, open.done) : undefined),
      take: leave,
    },
    pending: command.pending,
    error: clashed && (open === undefined || fields.length + moved.length > 0) ? null : command.error,
  }
}

const membersOf = (input: object, now: Fields): Fields =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name in now))
