import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { CostRow, DamageRow, Struck } from '../../../main/contract/leak-losses.ts'
import { costBearerWords, costKindWords } from '../../../main/contract/loss-words.ts'
import { roomWords } from '../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { Money } from '../../components/Money.tsx'
import { Time } from '../../components/Time.tsx'
import { FileGrid } from '../cases/files/FileGrid.tsx'
import { useWord } from '../cases/words.ts'
import { lossesTexts } from './losses-texts.ts'
import { AgreeForm, ChargeForm, ReasonForm, ShowForm } from './LossStrokes.tsx'

/** What whoever looks may do with an entry. */
export interface LossRights {
  /** Note damage, add photos and papers. */
  readonly works: boolean
  /** Enter costs, say who bears them, agree with owners. */
  readonly costs: boolean
}

interface LineProps {
  readonly rights: LossRights
  /** Which home it is of, where a list is about several. */
  readonly withHome?: boolean
}

/** One damaged belonging. */
export function DamageLine({ row, rights, withHome = false }: LineProps & { readonly row: DamageRow }) {
  const t = useTexts(lossesTexts)
  const word = useWord()
  const trpc = useTRPC()
  const [form, setForm] = useState<'agree' | 'show' | 'strike'>()
  // The form that was left last: whoever works by keys goes on at its button.
  const [left, setLeft] = useState(form)
  const done = () => {
    setLeft(form)
    setForm(undefined)
  }
  const strike = useCommand(trpc.leaks.strikeDamage, { onSuccess: done })
  return (
    <li className={row.struck ? 'loss-struck' : undefined}>
      <div className="loss-line">
        <strong>{row.thing ?? '—'}</strong>
        {withHome ? <Link to={casePath(row.caseId)}>{row.unitNumber ?? row.number}</Link> : null}
        {row.room ? <span>{word(roomWords[row.room])}</span> : null}
        {row.claimed === null ? null : (
          <span>
            {t('claimed')} <Money cents={row.claimed} />
          </span>
        )}
        {row.agreed === null ? null : (
          <span>
            {t('agreed')} <Money cents={row.agreed} />
          </span>
        )}
        {row.struck || form ? null : (
          <span className="loss-steps">
            {rights.costs ? (
              <Button type="link" size="small" autoFocus={left === 'agree'} onClick={() => setForm('agree')}>
                {t(row.agreed === null ? 'agree' : 'agreeAnew')}
              </Button>
            ) : null}
            {rights.works ? (
              <>
                <Button type="link" size="small" autoFocus={left === 'show'} onClick={() => setForm('show')}>
                  {t('addPhotos')}
                </Button>
                <Button
                  type="link"
                  size="small"
                  autoFocus={left === 'strike'}
                  onClick={() => setForm('strike')}
                >
                  {t('strike')}
                </Button>
              </>
            ) : null}
          </span>
        )}
      </div>
      {row.words ? <div className="desk-soft">{row.words}</div> : null}
      <StruckNote struck={row.struck} />
      {row.photos.length > 0 ? <FileGrid files={row.photos} /> : null}
      {form === 'agree' ? <AgreeForm row={row} onDone={done} /> : null}
      {form === 'show' ? (
        <ShowForm
          caseId={row.caseId}
          of="damage"
          lossId={row.id}
          had={row.photos.map(({ id }) => id)}
          onDone={done}
        />
      ) : null}
      {form === 'strike' ? (
        <ReasonForm
          title={t('strikeWhat', { what: row.thing ?? '—' })}
          pending={strike.pending}
          error={strike.error}
          onSend={reason => strike.send({ caseId: row.caseId, damageId: row.id, reason })}
          onDone={done}
        />
      ) : null}
    </li>
  )
}

/** One cost. */
export function CostLine({ row, rights, withHome = false }: LineProps & { readonly row: CostRow }) {
  const t = useTexts(lossesTexts)
  const word = useWord()
  const trpc = useTRPC()
  const [form, setForm] = useState<'charge' | 'show' | 'strike'>()
  // The form that was left last: whoever works by keys goes on at its button.
  const [left, setLeft] = useState(form)
  const done = () => {
    setLeft(form)
    setForm(undefined)
  }
  const reverse = useCommand(trpc.leaks.reverseCost, { onSuccess: done })
  return (
    <li className={row.struck ? 'loss-struck' : undefined}>
      <div className="loss-line">
        <strong>{row.what ?? '—'}</strong>
        <span>{word(costKindWords[row.kind])}</span>
        {row.amount === null ? (
          <span className="desk-soft">{t('hidden')}</span>
        ) : (
          <strong>
            <Money cents={row.amount} />
          </strong>
        )}
        <span>
          {row.bearer === 'contractor'
            ? t('account', { name: row.contractorName ?? '—' })
            : t('borneBy', { bearer: word(costBearerWords[row.bearer]) })}
        </span>
        <OfWhat row={row} withHome={withHome} />
        {row.struck || form ? null : (
          <span className="loss-steps">
            {rights.costs ? (
              <Button
                type="link"
                size="small"
                autoFocus={left === 'charge'}
                onClick={() => setForm('charge')}
              >
                {t('charge')}
              </Button>
            ) : null}
            {rights.works ? (
              <Button type="link" size="small" autoFocus={left === 'show'} onClick={() => setForm('show')}>
                {t('addEvidence')}
              </Button>
            ) : null}
            {rights.costs ? (
              <Button
                type="link"
                size="small"
                autoFocus={left === 'strike'}
                onClick={() => setForm('strike')}
              >
                {t('reverse')}
              </Button>
            ) : null}
          </span>
        )}
      </div>
      <StruckNote struck={row.struck} />
      {row.evidence.length > 0 ? (
        <FileGrid files={row.evidence} />
      ) : row.struck ? null : (
        <div className="desk-soft">{t('noEvidence')}</div>
      )}
      {form === 'charge' ? <ChargeForm row={row} onDone={done} /> : null}
      {form === 'show' ? (
        <ShowForm
          caseId={row.caseId}
          of="cost"
          lossId={row.id}
          had={row.evidence.map(({ id }) => id)}
          onDone={done}
        />
      ) : null}
      {form === 'strike' ? (
        <ReasonForm
          title={t('reverseWhat', { what: row.what ?? '—' })}
          pending={reverse.pending}
          error={reverse.error}
          onSend={reason => reverse.send({ caseId: row.caseId, costId: row.id, reason })}
          onDone={done}
        />
      ) : null}
    </li>
  )
}

/** Whether it was spent on the source, and where its papers are, or on which home. */
function OfWhat({ row, withHome }: { readonly row: CostRow; readonly withHome: boolean }): ReactNode {
  const t = useTexts(lossesTexts)
  const home = <Link to={casePath(row.caseId)}>{row.unitNumber ?? row.number}</Link>
  if (row.ofSource) {
    return (
      <span>
        {t('ofSource')} · {t('papersWith')} {home}
      </span>
    )
  }
  return withHome ? home : null
}

function StruckNote({ struck }: { readonly struck: Struck | null }) {
  const t = useTexts(lossesTexts)
  if (!struck) return null
  return (
    <div className="loss-struck-note">
      {[t('struck'), struck.reason, struck.byName].filter(Boolean).join(' · ')} <Time at={struck.at} />
    </div>
  )
}
