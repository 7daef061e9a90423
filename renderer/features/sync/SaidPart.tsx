import type { ReceiptSaid } from '../../../main/contract/sync.ts'
import type { Outputs } from '../../app/api.ts'
import { type TextKey, useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { texts } from './texts.ts'

/** What is said, and what to do about it. */
interface Said {
  readonly what: TextKey<typeof texts>
  readonly todo: TextKey<typeof texts>
  readonly count: number
  readonly grave: boolean
}

const whys = ['newer', 'broken', 'dependant', 'fork'] as const

/** What a receipt says, gravest first; empty where all is well. */
export function saidBy({ missing, gaps, forks, heldBack, newIncarnation }: ReceiptSaid): readonly Said[] {
  const between = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  const held = heldBack.map(({ why, count }): Said => {
    const known = whys.find(one => one === why) ?? 'other'
    return { what: `held.${known}`, todo: `holdDo.${known}`, count, grave: known === 'broken' }
  })
  return [
    ...(forks.length > 0
      ? [
          {
            what: 'said.fork',
            todo: newIncarnation ? 'do.forkHere' : 'do.fork',
            count: forks.length,
            grave: true,
          } as const,
        ]
      : []),
    ...(between > 0 ? [{ what: 'said.gap', todo: 'do.gap', count: between, grave: true } as const] : []),
    ...held,
    ...(missing > 0
      ? [{ what: 'said.missing', todo: 'do.missing', count: missing, grave: false } as const]
      : []),
  ]
}

/** The last receipt: each thing headquarters says, in words, with what to do. */
export function SaidPart({ receipt }: { readonly receipt: Outputs['sync']['overview']['lastReceipt'] }) {
  const t = useTexts(texts)
  const said = receipt ? saidBy(receipt.said) : []
  return (
    <section className="settings-part">
      <h2>{t('said')}</h2>
      {receipt ? (
        <p className="desk-soft">
          {t('saidOf', { number: receipt.number })} <Time at={receipt.madeAt} as="moment" />
        </p>
      ) : (
        <p className="desk-soft">{t('saidNothing')}</p>
      )}
      {receipt && said.length === 0 ? <StateTag tone="done">{t('saidWell')}</StateTag> : null}
      {said.length > 0 ? (
        <ul className="sync-said">
          {said.map(({ what, todo, count, grave }) => (
            <li key={what}>
              <StateTag tone={grave ? 'overdue' : 'dueSoon'}>{t(what, { count })}</StateTag>
              <p>{t(todo)}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
