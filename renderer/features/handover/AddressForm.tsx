import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type HandoverVisitDetail, verifiedWays } from '../../../main/contract/handover.ts'
import { verifiedWayWords } from '../../../main/contract/handover-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { ownerWords } from '../../components/owner-words.ts'
import { useWord } from '../cases/words.ts'
import { homeTexts } from './home-texts.ts'

/** Goes through the address with an owner: right as it is, or what they say. */
export function AddressForm({ visit }: { readonly visit: HandoverVisitDetail }) {
  const t = useTexts(homeTexts)
  const words = useTexts(ownerWords)
  const word = useWord()
  const trpc = useTRPC()
  const [open, setOpen] = useState(false)
  const unit = useQuery(trpc.units.detail.queryOptions({ unitId: visit.unitId }, { enabled: open }))
  const people = (unit.data?.people ?? []).filter(({ present }) => present)
  const [chosen, setChosen] = useState<string>()
  const personId = chosen ?? visit.personId ?? people[0]?.personId
  const [way, setWay] = useState<(typeof verifiedWays)[number]>('phone')
  const [address, setAddress] = useState('')
  const verify = useCommand(trpc.handover.verifyAddress, { onSuccess: () => setOpen(false) })
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t(visit.verifiedAt === null ? 'verify' : 'verifyAgain')}
      </Button>
    )
  const submit = () => {
    if (personId === undefined) return
    verify.send({
      visitId: visit.id,
      personId,
      way,
      address: address.trim() === '' ? null : address.trim(),
    })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('verify')}>
      {unit.data && people.length === 0 ? <p role="status">{t('nobodyLives')}</p> : null}
      <div className="handover-row">
        <Field label={t('addressee')}>
          {({ id }) => (
            <Select
              id={id}
              loading={unit.isPending}
              value={personId ?? null}
              options={people.map(one => ({
                value: one.personId,
                label: `${one.name ?? words('erased')} · ${words(`role.${one.role}`)} ${one.phones[0]?.masked ?? ''}`,
              }))}
              onChange={setChosen}
            />
          )}
        </Field>
        <Field label={t('verifiedHow')}>
          {({ id }) => (
            <Select
              id={id}
              value={way}
              options={verifiedWays.map(value => ({ value, label: word(verifiedWayWords[value]) }))}
              onChange={setWay}
            />
          )}
        </Field>
      </div>
      <Field label={t('saidAddress')} hint={t('saidAddressHint')}>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={500}
            value={address}
            onChange={event => setAddress(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={unit.error ?? verify.error} />
      <div className="handover-actions">
        <Button type="primary" htmlType="submit" disabled={personId === undefined} loading={verify.pending}>
          {t('isRight')}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
