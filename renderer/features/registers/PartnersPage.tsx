import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type PartnerRow, partnerFits } from '../../../main/contract/notices.ts'
import { partnerKindWords } from '../../../main/contract/register-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { partnerTexts } from './boards-texts.ts'
import { commonTexts } from './common-texts.ts'
import { PartnerForm } from './PartnerForm.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { searchWords } from './seen.ts'
import { wholeList } from './RegisterPanes.tsx'

const Address = z.object({ partner: z.union([Id, z.literal('new')]).optional() })

/** The directory of organisations the desk works with. */
export function PartnersPage() {
  const t = useTexts(partnerTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const [{ partner }, change] = useAddress(Address)
  const [text, setText] = useState('')
  const found = useQuery(trpc.partners.list.queryOptions({}))
  const works = may('register.work')
  const open = (id: string) => change({ partner: id })
  const rows = (found.data ?? []).filter(row => partnerFits(row, word(partnerKindWords[row.kind]), text))
  const chosen = found.data?.find(row => row.id === partner)
  return (
    <RegisterPage
      title={t('title')}
      aside={
        <Input.Search
          allowClear
          aria-label={common('search')}
          placeholder={common('search')}
          style={{ width: 240 }}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      }
      seen={{
        list: { list: 'partners', text },
        title: t('export'),
        words: searchWords(common('searched'), text),
      }}
      add={{ label: t('add') }}
      mayAdd={works}
      list={wholeList(found, rows)}
      chosen={partner}
      onChoose={open}
      renderRow={row => (
        <div className="reg-line">
          <strong>{row.name}</strong>
          <span className="desk-soft">
            {[word(partnerKindWords[row.kind]), row.contact, row.phone]
              .filter(part => part !== null && part !== '')
              .join(' · ')}
          </span>
        </div>
      )}
      empty={text.trim() === '' ? t('empty') : common('nothingFits')}
      narrowed={text.trim() !== ''}
      choose={t('choose')}
      detail={
        partner === 'new' ? (
          <PartnerForm onDone={open} onCancel={() => open('')} />
        ) : chosen ? (
          <Partner key={chosen.id} row={chosen} onClose={() => open('')} />
        ) : null
      }
    />
  )
}

function Partner({ row, onClose }: { readonly row: PartnerRow; onClose(): void }) {
  const t = useTexts(partnerTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const retire = useCommand(trpc.partners.retire)
  const restore = useCommand(trpc.partners.restore)
  const [editing, setEditing] = useState(false)
  const about = { partnerId: row.id }
  if (editing) {
    const close = () => setEditing(false)
    return <PartnerForm row={row} onDone={close} onCancel={close} />
  }
  return (
    <article className="reg-thing" aria-label={row.name}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{row.name}</h2>
        {may('register.work') ? (
          <Button type="text" onClick={() => setEditing(true)}>
            {common('edit')}
          </Button>
        ) : null}
        {may('register.edit') ? (
          <Button
            type="text"
            loading={retire.pending}
            onClick={() =>
              retire.run(about).then(
                () => {
                  onClose()
                  offerUndo(t('retired', { name: row.name }), () => restore.run(about))
                },
                () => undefined,
              )
            }
          >
            {t('retire')}
          </Button>
        ) : null}
      </header>
      <ErrorNote error={retire.error} />
      <Facts
        rows={[
          [common('kind'), word(partnerKindWords[row.kind])],
          [t('contact'), row.contact === '' ? null : row.contact],
          [t('phone'), row.phone],
          [t('address'), row.address === '' ? null : row.address],
          [common('note'), row.note === '' ? null : row.note],
        ]}
      />
    </article>
  )
}
