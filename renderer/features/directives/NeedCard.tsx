import { Button } from 'antd'
import { needKindWords } from '../../../main/contract/directive-words.ts'
import type { NeedRow } from '../../../main/contract/directives.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { AboutCase, Said } from './parts.tsx'
import { texts } from './texts.ts'

/** What the site told headquarters, and what came back. */
export function NeedCard({ row }: { readonly row: NeedRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()('directive.answer')
  const settle = useCommand(trpc.directives.settleNeed)
  const state = row.settledAt !== null ? 'settled' : row.answeredAt !== null ? 'answered' : 'open'
  const settleButton = (onClick?: () => void) => (
    <Button loading={settle.pending} {...(onClick ? { onClick } : {})}>
      {t('settle')}
    </Button>
  )
  const settleNow = () => settle.send({ needId: row.id })
  return (
    <li className="told-card">
      <div className="told-head">
        <h2>{row.title ?? t('erased')}</h2>
        <StateTag tone={state === 'open' ? 'waiting' : state === 'answered' ? 'dueSoon' : 'done'}>
          {t(`need.${state}`)}
        </StateTag>
      </div>
      <p className="desk-soft told-meta">
        <span>{word(needKindWords[row.kind])}</span>
        <span>{t('raisedBy', { name: row.raisedByName ?? '' })}</span>
        <Time at={row.raisedAt} />
        <AboutCase row={row} />
      </p>
      {row.text ? <p className="told-words">{row.text}</p> : null}
      <Said at={row.answeredAt} head={t('hqAnswered', { name: row.sender ?? '' })} words={row.answer} />
      {may && row.settledAt === null ? (
        <div className="told-steps">
          {row.answeredAt === null ? (
            <ConfirmPopover question={t('settleAsk')} verb={t('settle')} onConfirm={settleNow}>
              {settleButton()}
            </ConfirmPopover>
          ) : (
            settleButton(settleNow)
          )}
          <ErrorNote error={settle.error} />
        </div>
      ) : null}
    </li>
  )
}
