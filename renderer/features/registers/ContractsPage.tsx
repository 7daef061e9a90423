import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { ContractRow } from '../../../main/contract/notices.ts'
import { contractKindWords, contractStateWords } from '../../../main/contract/register-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatMoney } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { contractTexts } from './boards-texts.ts'
import { commonTexts } from './common-texts.ts'
import { ContractForm } from './ContractForm.tsx'
import { Files } from './Files.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { wholeList } from './RegisterPanes.tsx'

const Address = z.object({
  contract: z.union([Id, z.literal('new')]).optional(),
  view: z.literal('ending').optional(),
})
const tones = { running: 'done', ending: 'dueSoon', expired: 'overdue', ended: 'off' } as const

/** The desk's own contracts, what ends first on top. */
export function ContractsPage() {
  const t = useTexts(contractTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const [{ contract, view }, change] = useAddress(Address)
  const found = useQuery(trpc.deskContracts.list.queryOptions({ ending: view === 'ending' }))
  const edits = may('register.edit')
  const open = (id: string) => change({ contract: id })
  const chosen = found.data?.find(row => row.id === contract)
  return (
    <RegisterPage
      title={t('title')}
      aside={
        <Segmented
          aria-label={t('title')}
          value={view ?? 'all'}
          options={[
            { value: 'all', label: t('tabAll') },
            { value: 'ending', label: t('tabEnding') },
          ]}
          onChange={one => change({ view: one === 'all' ? '' : one, contract: '' })}
        />
      }
      seen={{
        list: { list: 'desk-contracts', ending: view === 'ending' },
        title: t('export'),
        words: view === 'ending' ? [t('tabEnding')] : [],
      }}
      add={{ label: t('add') }}
      mayAdd={edits}
      narrowed={view === 'ending'}
      list={wholeList(found)}
      chosen={contract}
      onChoose={open}
      renderRow={row => (
        <div className="reg-line">
          <span className="reg-head">
            <strong>{row.title ?? row.number}</strong>
            <StateTag tone={tones[row.state]}>{word(contractStateWords[row.state])}</StateTag>
          </span>
          <span className="desk-soft">
            {[row.number, row.party, `${row.from} – ${row.until}`]
              .filter(part => part !== null && part !== '')
              .join(' · ')}
          </span>
        </div>
      )}
      empty={t(view === 'ending' ? 'noneEnding' : 'empty')}
      choose={t('choose')}
      detail={
        contract === 'new' ? (
          <ContractForm onDone={open} onCancel={() => open('')} />
        ) : chosen ? (
          <Contract key={chosen.id} row={chosen} edits={edits} onClose={() => open('')} />
        ) : null
      }
    />
  )
}

interface ContractProps {
  readonly row: ContractRow
  readonly edits: boolean
  onClose(): void
}

function Contract({ row, edits, onClose }: ContractProps) {
  const t = useTexts(contractTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const offerUndo = useUndo()
  const end = useCommand(trpc.deskContracts.end)
  const resume = useCommand(trpc.deskContracts.resume)
  const [editing, setEditing] = useState(false)
  const about = { contractId: row.id }
  if (editing) {
    const close = () => setEditing(false)
    return <ContractForm row={row} onDone={close} onCancel={close} />
  }
  const endIt = () =>
    end.run({ ...about, note: '' }).then(
      () => offerUndo(t('ended', { title: row.title ?? row.number }), () => resume.run(about)),
      () => undefined,
    )
  return (
    <article className="reg-thing" aria-label={row.title ?? row.number}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{row.title ?? row.number}</h2>
        <StateTag tone={tones[row.state]}>{word(contractStateWords[row.state])}</StateTag>
      </header>
      {edits ? (
        <div className="reg-actions">
          <Button onClick={() => setEditing(true)}>{common('edit')}</Button>
          {row.ended ? (
            <Button onClick={() => resume.send(about)}>{t('resume')}</Button>
          ) : (
            <Button onClick={endIt} loading={end.pending}>
              {t('end')}
            </Button>
          )}
        </div>
      ) : null}
      <ErrorNote error={end.error ?? resume.error} />
      <Facts
        rows={[
          [t('number'), row.number === '' ? null : row.number],
          [common('kind'), word(contractKindWords[row.kind])],
          [t('party'), row.party],
          [t('from'), row.from],
          [t('until'), row.until],
          [t('remind'), row.remindDays],
          [t('amount'), row.amount === null ? null : formatMoney(row.amount)],
          [common('note'), row.note === '' ? null : row.note],
        ]}
      />
      <Files
        label={t('files')}
        files={row.files}
        attach={
          edits
            ? uploadId =>
                client.deskContracts.attachFile.mutate({
                  commandId: newId(),
                  input: { ...about, fileId: newId(), uploadId },
                })
            : undefined
        }
      />
    </article>
  )
}
