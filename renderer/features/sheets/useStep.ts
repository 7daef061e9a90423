import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import type { SheetStep } from '../../../main/contract/sheets.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { momentOf } from './moment.ts'
import type { StepWords } from './step-words.ts'

/** Sends the steps of a sheet. */
export function useStep(detail: SheetDetail) {
  const { sheets } = useTRPC()
  const deliver = useCommand(sheets.deliver)
  const reply = useCommand(sheets.reply)
  const accept = useCommand(sheets.accept)
  const sendBack = useCommand(sheets.sendBack)
  const close = useCommand(sheets.close)
  const withdraw = useCommand(sheets.withdraw)
  const chase = useCommand(sheets.chase)
  const moveDue = useCommand(sheets.moveDue)
  const takeStep = useCommand(sheets.takeStep)
  const answer = useCommand(sheets.answer)
  const deliverAnswer = useCommand(sheets.deliverAnswer)
  const all = [
    deliver,
    reply,
    accept,
    sendBack,
    close,
    withdraw,
    chase,
    moveDue,
    takeStep,
    answer,
    deliverAnswer,
  ]
  const sheetId = detail.id

  /** `dueBase`: the due time that is moved, as it was seen. Rejects with the desk's refusal, and then everything typed must stay. */
  async function send(step: SheetStep, filled: StepWords, dueBase?: Record<string, unknown>): Promise<void> {
    for (const command of all) command.reset()
    const text = filled.text.trim()
    const said = text === '' ? {} : { text }
    const moment = momentOf(filled.at)
    const at = moment === undefined ? {} : { at: moment }
    const due = momentOf(filled.due)
    const who = filled.who.trim()
    const receipt = { sheetId, way: filled.way, ...(who === '' ? {} : { receivedBy: who }), ...at }
    switch (step) {
      case 'deliver':
        await deliver.run(receipt)
        return
      case 'deliverAnswer':
        await deliverAnswer.run(receipt)
        return
      case 'reply':
        await reply.run({ sheetId, text, ...(who === '' ? {} : { repliedBy: who }), ...at })
        return
      case 'answer':
        await answer.run({ sheetId, text })
        return
      case 'accept':
        await accept.run({ sheetId, close: !detail.way.some(one => one.state === 'next'), ...said })
        return
      case 'sendBack':
        await sendBack.run({ sheetId, text, ...(due === undefined ? {} : { dueAt: due }) })
        return
      case 'close':
        await close.run({ sheetId, ...said })
        return
      case 'withdraw':
        await withdraw.run({ sheetId, reason: filled.reason, ...said })
        return
      case 'chase':
        await chase.run({ sheetId, ...said })
        return
      case 'moveDue':
        if (due !== undefined) await moveDue.run({ sheetId, dueAt: due, text, base: dueBase })
        return
      case 'takeStep': {
        const next = detail.way.find(one => one.state === 'next')
        if (!next) return
        const outcome = filled.outcome === '' ? {} : { outcome: filled.outcome }
        await takeStep.run({ sheetId, step: next.id, ...outcome, ...said, ...at })
        return
      }
      default:
        return
    }
  }

  return {
    send,
    pending: all.some(command => command.pending),
    error: all.map(command => command.error).find(error => error !== null) ?? null,
  }
}
