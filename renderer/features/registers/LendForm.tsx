import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { type SignedWay, signedWays, type ThingDetail } from '../../../main/contract/lending.ts'
import { signedWords } from '../../../main/contract/register-words.ts'
import { Phone } from '../../../main/contract/values.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { useAttaching } from '../cases/files/useAttaching.ts'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { lendingTexts } from './lending-texts.ts'
import { nobody, PartyPick } from './PartyPick.tsx'
import { SignaturePad } from './SignaturePad.tsx'
import { StaffPick } from './StaffPick.tsx'
import { RegisterForm } from './RegisterForm.tsx'

const dayMillis = 86_400_000

/** Gives a thing out: to whom, until when, signed. `Ctrl Enter` lends. */
export function LendForm({ thing, onDone }: { readonly thing: ThingDetail; onDone(lent: boolean): void }) {
  const t = useTexts(lendingTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const lend = useCommand(trpc.lending.lend)
  const [loanId] = useState(newId)
  const [kind, setKind] = useState<'outside' | 'staff'>('outside')
  const [staffId, setStaffId] = useState<string | null>(null)
  const [party, setParty] = useState(nobody)
  const [phone, setPhone] = useState('')
  const [purpose, setPurpose] = useState('')
  const [today] = useState(() => formatDay(Date.now()))
  const [due, setDue] = useState(() => formatDay(Date.now() + dayMillis))
  const [signed, setSigned] = useState<SignedWay>('drawn')
  const [drawing, setDrawing] = useState<File | null>(null)
  const [tried, setTried] = useState(false)
  const signature = useAttaching()
  const attachSignature = (uploadId: string) =>
    client.lending.attachFile.mutate({
      commandId: newId(),
      input: { thingId: thing.id, loanId, fileId: newId(), part: 'signature', uploadId },
    })
  const whoMissing = kind === 'staff' ? staffId === null : party.text.trim() === ''
  /** Somebody on file has their phone there. */
  const unknown = kind === 'outside' && party.personId === null && party.partnerId === null
  const phoneWrong = unknown && phone.trim() !== '' && !Phone.safeParse(phone).success
  const signatureMissing = signed === 'drawn' && drawing === null
  const give = async () => {
    const borrower =
      kind === 'staff' && staffId !== null
        ? { kind: 'staff' as const, staffId }
        : party.personId !== null
          ? { kind: 'person' as const, personId: party.personId }
          : party.partnerId !== null
            ? { kind: 'partner' as const, partnerId: party.partnerId }
            : { kind: 'outside' as const, name: party.text, phone: phone.trim() === '' ? null : phone }
    await lend.run({ thingId: thing.id, loanId, borrower, purpose, due, signed })
    if (signed === 'drawn' && drawing !== null) await signature.add([drawing], attachSignature)
    onDone(true)
  }
  const submit = () => {
    setTried(true)
    if (whoMissing || phoneWrong || signatureMissing || due === '' || lend.pending || signature.busy) return
    // A refusal stands below, and everything typed stays.
    give().catch(() => undefined)
  }
  return (
    <RegisterForm
      label={t('lend')}
      send={t('lend')}
      pending={lend.pending || signature.busy}
      error={lend.error ?? signature.error}
      onSubmit={submit}
      onCancel={() => onDone(false)}
    >
      <Segmented
        aria-label={t('borrower')}
        value={kind}
        options={[
          { value: 'outside', label: t('outside') },
          { value: 'staff', label: t('staff') },
        ]}
        onChange={setKind}
      />
      {kind === 'staff' ? (
        <Field label={t('borrower')} error={tried && whoMissing ? common('missing') : undefined} required>
          {({ id }) => <StaffPick id={id} value={staffId} onChange={setStaffId} />}
        </Field>
      ) : (
        <div className="reg-row">
          <Field
            label={t('outsideName')}
            error={tried && whoMissing ? common('missing') : undefined}
            required
          >
            {({ id }) => <PartyPick id={id} autoFocus value={party} onChange={setParty} />}
          </Field>
          {unknown ? (
            <Field label={t('phone')} error={tried && phoneWrong ? t('phoneWrong') : undefined}>
              {control => (
                <Input
                  {...control}
                  maxLength={40}
                  inputMode="tel"
                  value={phone}
                  onChange={event => setPhone(event.target.value)}
                />
              )}
            </Field>
          ) : null}
        </div>
      )}
      <div className="reg-row">
        <Field label={t('purpose')}>
          {control => (
            <Input
              {...control}
              maxLength={500}
              value={purpose}
              onChange={event => setPurpose(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('due')} error={tried && due === '' ? common('missing') : undefined} required>
          {control => <DateField {...control} min={today} value={due} onChange={setDue} />}
        </Field>
      </div>
      <Field label={t('signed')} error={tried && signatureMissing ? t('signatureMissing') : undefined}>
        {({ id }) => (
          <Segmented
            id={id}
            value={signed}
            options={signedWays.map(one => ({ value: one, label: word(signedWords[one]) }))}
            onChange={setSigned}
          />
        )}
      </Field>
      {signed === 'drawn' ? <SignaturePad label={t('signature')} onChange={setDrawing} /> : null}
    </RegisterForm>
  )
}
