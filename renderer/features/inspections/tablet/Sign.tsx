import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { signerWords } from '../../../../main/contract/inspection-words.ts'
import { SignerRole } from '../../../../main/contract/inspections.ts'
import { newId } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { writing } from '../../../offline/device.ts'
import { useWord } from '../../cases/words.ts'
import { SignaturePad } from './SignaturePad.tsx'
import { signing } from './say.ts'
import { texts } from './texts.ts'
import type { WalkProps } from './Walk.tsx'

/** A signature under the list: never without whose it is. */
export function Sign({ device, sheets, sheet, home }: WalkProps) {
  const t = useTexts(texts)
  const word = useWord()
  const [role, setRole] = useState<SignerRole>('owner')
  const [name, setName] = useState(home.people.find(one => one.role === 'owner')?.name ?? '')
  const [picture, setPicture] = useState<Blob>()
  const [place, setPlace] = useState(0)
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const nameMissing = name.trim() === ''
  const keep = async (drawn: Blob) => {
    const signatureId = newId()
    await writing(() => device.store.keepFile(signatureId, drawn))
    const personId = home.people.find(one => one.name === name.trim())?.personId ?? null
    const signature = { signatureId, role, personId, name: name.trim(), size: drawn.size }
    await sheets.say(sheet.inspectionId, t, said => ({
      sheet: { ...said, signatures: [...said.signatures, signature] },
      items: signing(said, signature, t),
    }))
    setPicture(undefined)
    setTried(false)
    setName('')
    setPlace(place + 1)
  }
  const submit = () => {
    setTried(true)
    if (nameMissing || !picture) return
    setBusy(true)
    keep(picture)
      .then(() => setFailure(null), setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <DeskForm onSubmit={submit} className="tablet-form" label={t('sign')}>
      <h3>{t('sign')}</h3>
      <Field label={t('signer')}>
        {control => (
          <Select
            {...control}
            size="large"
            value={role}
            onChange={chosen => setRole(SignerRole.parse(chosen))}
            options={SignerRole.options.map(value => ({ value, label: word(signerWords[value]) }))}
          />
        )}
      </Field>
      <Field label={t('signerName')} error={tried && nameMissing ? t('nameMissing') : null}>
        {control => (
          <Input
            {...control}
            size="large"
            maxLength={100}
            value={name}
            onChange={event => setName(event.target.value)}
          />
        )}
      </Field>
      <SignaturePad
        key={place}
        label={t('signHint', { name: nameMissing ? word(signerWords[role]) : name })}
        onChange={setPicture}
      />
      {tried && !picture ? (
        <p className="tablet-reason" role="alert">
          {t('strokeMissing')}
        </p>
      ) : null}
      <ErrorNote error={failure} />
      <div className="tablet-foot">
        <Button size="large" htmlType="submit" loading={busy}>
          {t('keepSignature')}
        </Button>
      </div>
    </DeskForm>
  )
}
