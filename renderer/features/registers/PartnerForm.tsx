import { useState } from 'react'
import { type PartnerKind, partnerKinds, type PartnerRow } from '../../../main/contract/notices.ts'
import { partnerKindWords } from '../../../main/contract/register-words.ts'
import { Phone } from '../../../main/contract/values.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { partnerTexts } from './boards-texts.ts'
import { commonTexts } from './common-texts.ts'
import { ChoiceField, RegisterForm, TextField } from './RegisterForm.tsx'

/** What the form begins with. */
const entryOf = (row: PartnerRow | undefined) => ({
  name: row?.name ?? '',
  contact: row?.contact ?? '',
  phone: row?.phone ?? '',
  address: row?.address ?? '',
  note: row?.note ?? '',
})

interface PartnerFormProps {
  readonly row?: PartnerRow
  onDone(partnerId: string): void
  onCancel(): void
}

/** The entry of an organisation. `Ctrl Enter` saves. */
export function PartnerForm({ row, onDone, onCancel }: PartnerFormProps) {
  const t = useTexts(partnerTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const word = useWord()
  const save = useCommand(trpc.partners.save)
  const [partnerId] = useState(() => row?.id ?? newId())
  const [kind, setKind] = useState<PartnerKind>(row?.kind ?? 'contractor')
  const fresh = entryOf(row)
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const missing = entry.name.trim() === ''
  const phone = entry.phone.trim()
  const phoneWrong = phone !== '' && !Phone.safeParse(phone).success
  const meanwhile = useMeanwhile({
    now: row && { kind: row.kind, ...fresh },
    mine: { kind, ...entry },
    take(field) {
      if (field === 'kind' && row) setKind(row.kind)
      else setEntry(current => ({ ...current, [field]: fresh[field as keyof typeof fresh] }))
    },
  })
  const labels: Readonly<Record<string, string>> = {
    contact: t('contact'),
    phone: t('phone'),
    address: t('address'),
  }
  const say = (field: string, value: unknown) =>
    field === 'kind' ? word(partnerKindWords[partnerKinds.find(one => one === value) ?? 'other']) : undefined
  const submit = () => {
    setTried(true)
    if (missing || phoneWrong || save.pending) return
    // A refusal stands below, and everything typed stays.
    save.run({ partnerId, kind, ...entry, phone: phone === '' ? null : phone, base: meanwhile.base }).then(
      () => onDone(partnerId),
      () => undefined,
    )
  }
  const line = (name: keyof typeof entry, label: string, error?: string, required = false) => (
    <TextField
      label={label}
      value={entry[name]}
      onChange={value => setEntry(current => ({ ...current, [name]: value }))}
      maxLength={name === 'note' ? 2000 : name === 'phone' ? 40 : name === 'contact' ? 100 : 200}
      error={tried ? error : undefined}
      required={required}
      autoFocus={name === 'name'}
    />
  )
  return (
    <RegisterForm
      label={row ? common('edit') : t('add')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {line('name', common('name'), missing ? common('missing') : undefined, true)}
      <div className="reg-row">
        <ChoiceField
          label={common('kind')}
          value={kind}
          choices={partnerKinds}
          words={partnerKindWords}
          onChange={setKind}
        />
        {line('contact', t('contact'))}
        {line('phone', t('phone'), phoneWrong ? t('phoneWrong') : undefined)}
      </div>
      {line('address', t('address'))}
      {line('note', common('note'))}
    </RegisterForm>
  )
}
