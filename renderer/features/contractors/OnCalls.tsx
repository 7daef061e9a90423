import { Button } from 'antd'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import type { ContractorDetail, OnCallRow } from '../../../main/contract/contractors.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { EntryList } from './EntryList.tsx'
import { OnCallForm } from './OnCallForm.tsx'
import { texts } from './texts.ts'

interface OnCallsProps {
  readonly contractor: ContractorDetail
  readonly edits: boolean
}

/** When a contractor comes if called, and whether somebody reached them. */
export function OnCalls({ contractor, edits }: OnCallsProps) {
  const t = useTexts(texts)
  return (
    <EntryList<OnCallRow>
      title={t('onCall')}
      rows={contractor.onCallContracts}
      edits={edits}
      add={t('addOnCall')}
      none={t('noOnCall')}
      renderForm={(row, onClose) => (
        <OnCallForm contractor={contractor} {...(row ? { row } : {})} onClose={onClose} />
      )}
      renderCard={(row, onEdit) => <OnCall row={row} edits={edits} onEdit={onEdit} />}
    />
  )
}

interface OnCallProps {
  readonly row: OnCallRow
  readonly edits: boolean
  onEdit(): void
}

function OnCall({ row, edits, onEdit }: OnCallProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const works = useMay()('leak.work')
  const confirm = useCommand(trpc.contractors.confirmOnCall)
  const end = useCommand(trpc.contractors.endOnCall)
  const note = (reachable: boolean) => confirm.send({ onCallId: row.id, reachable, note: '' })
  const { over } = row
  const said =
    row.calledAt === null
      ? t('neverCalled')
      : t(row.reachable ? 'reachableAt' : 'unreachableAt', {
          day: formatDay(row.calledAt),
          name: row.calledByName ?? '—',
        })
  return (
    <div className="contractor-card">
      <div className="reg-head">
        <strong className="desk-figures">
          {row.from} – {row.until}
        </strong>
        {row.running ? (
          <StateTag tone="done">{t('running')}</StateTag>
        ) : (
          <StateTag tone={over ? 'off' : 'waiting'}>{t(over ? 'past' : 'later')}</StateTag>
        )}
        {over ? null : (
          <StateTag tone={row.reachable ? 'done' : row.reachable === false ? 'overdue' : 'dueSoon'}>
            {said}
          </StateTag>
        )}
      </div>
      <div>{row.trades.map(trade => word(tradeWords[trade])).join(comma())}</div>
      <div className="contractor-phones">
        {row.dayPhone === null ? null : (
          <span>
            {t('dayPhone')} <strong className="desk-figures">{row.dayPhone}</strong>
          </span>
        )}
        {row.nightPhone === null ? null : (
          <span>
            {t('nightPhone')} <strong className="desk-figures">{row.nightPhone}</strong>
          </span>
        )}
      </div>
      {row.note ? <div className="desk-soft">{row.note}</div> : null}
      <ErrorNote error={confirm.error ?? end.error} />
      <div className="reg-actions">
        {works && !over ? (
          <>
            <Button size="small" loading={confirm.pending} onClick={() => note(true)}>
              {t('reachable')}
            </Button>
            <Button size="small" onClick={() => note(false)}>
              {t('unreachable')}
            </Button>
          </>
        ) : null}
        {edits ? (
          <>
            <Button size="small" type="text" onClick={onEdit}>
              {common('edit')}
            </Button>
            <Button
              size="small"
              type="text"
              onClick={() => end.send({ onCallId: row.id, ended: !row.ended })}
            >
              {t(row.ended ? 'resume' : 'end')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}
