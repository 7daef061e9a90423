import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { Contacts } from './Contacts.tsx'
import { ContractorForm } from './ContractorForm.tsx'
import { OnCalls } from './OnCalls.tsx'
import { texts } from './texts.ts'
import { Works } from './Works.tsx'

interface ContractorPanelProps {
  readonly contractorId: string
  onClose(): void
}

/** One contractor: who is there, what it built and owes, and whether it comes when called. */
export function ContractorPanel({ contractorId, onClose }: ContractorPanelProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const edits = useMay()('contractor.edit')
  const offerUndo = useUndo()
  const retire = useCommand(trpc.contractors.retire)
  const found = useQuery(trpc.contractors.detail.queryOptions({ contractorId }))
  const [editing, setEditing] = useState(false)
  const row = found.data
  if (found.error && !row) return <ErrorState error={found.error} retry={found.refetch} />
  if (!row) return <Loading rows={6} />
  if (editing) {
    const close = () => setEditing(false)
    return <ContractorForm row={row} onDone={close} onCancel={close} />
  }
  const setRetired = (retired: boolean) => retire.run({ contractorId, retired })
  return (
    <article className="reg-thing" aria-label={row.name}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{row.name}</h2>
        {row.retired ? <StateTag tone="off">{t('retired')}</StateTag> : null}
        {edits ? (
          <>
            <Button type="text" onClick={() => setEditing(true)}>
              {common('edit')}
            </Button>
            {row.retired ? (
              <Button type="text" onClick={() => retire.send({ contractorId, retired: false })}>
                {t('restore')}
              </Button>
            ) : (
              <Button
                type="text"
                loading={retire.pending}
                onClick={() =>
                  setRetired(true).then(
                    () => offerUndo(t('retiredNow', { name: row.name }), () => setRetired(false)),
                    () => undefined,
                  )
                }
              >
                {t('retire')}
              </Button>
            )}
          </>
        ) : null}
      </header>
      <ErrorNote error={retire.error} />
      <Facts
        rows={[
          [t('trades'), row.trades.map(trade => word(tradeWords[trade])).join(comma())],
          [common('note'), row.note === '' ? null : row.note],
        ]}
      />
      <OnCalls contractor={row} edits={edits} />
      <Works contractor={row} edits={edits} />
      <Contacts contractor={row} edits={edits} />
    </article>
  )
}
