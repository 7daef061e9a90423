import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import type { OccupancyRole } from '../../../../main/contract/people.ts'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { comma, useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Lookup } from '../../../components/who-or-where/Lookup.tsx'
import { callerOf, type PersonCandidate } from '../../../components/who-or-where/value.ts'
import '../../../components/who-or-where/who-or-where.css'
import '../form.css'
import { PersonFields } from '../person/PersonFields.tsx'
import { RoleSince } from '../RoleSince.tsx'
import { texts } from './texts.ts'

interface AddResidentProps {
  readonly unitId: string
  readonly number: string
  onClose(): void
}

/** First looks for the person, so that nobody is entered twice; then asks role and date, or enters somebody new. */
export function AddResident({ unitId, number, onClose }: AddResidentProps) {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const [person, setPerson] = useState<PersonCandidate>()
  const [fresh, setFresh] = useState<{ name: string; phone: string }>()
  const done = (name: string) => {
    message.success(t('registered', { name, number }))
    onClose()
  }
  return (
    <Drawer open size={460} title={`${t('addResident')} · ${number}`} onClose={onClose}>
      {fresh ? (
        <PersonFields initial={fresh} at={{ unitId, number }} onDone={done} onCancel={onClose} />
      ) : person ? (
        <MoveIn unitId={unitId} person={person} onDone={done} onAgain={() => setPerson(undefined)} />
      ) : (
        <div className="owner-form">
          <Field label={t('findFirst')}>
            {({ id }) => (
              <Lookup
                id={id}
                autoFocus
                status=""
                placeholder={t('findPlaceholder')}
                onPick={candidate => {
                  if (candidate.kind === 'person') setPerson(candidate)
                }}
                onStranger={text => setFresh(callerOf(text))}
                onEscape={onClose}
              />
            )}
          </Field>
          <Button onClick={() => setFresh({ name: '', phone: '' })}>{t('newPerson')}</Button>
        </div>
      )}
    </Drawer>
  )
}

interface MoveInProps {
  readonly unitId: string
  readonly person: PersonCandidate
  onDone(name: string): void
  onAgain(): void
}

function MoveIn({ unitId, person, onDone, onAgain }: MoveInProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const [role, setRole] = useState<OccupancyRole>('owner')
  const [from, setFrom] = useState('')
  const name = person.name ?? words('erased')
  const moveIn = useCommand(trpc.people.moveIn, { onSuccess: () => onDone(name) })
  const submit = () => {
    moveIn.send({ personId: person.personId, occupancy: { unitId, role, from: from || null, until: null } })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="owner-form">
      <div className="who-chosen">
        <strong>{name}</strong>
        {person.phoneTail ? (
          <span className="desk-soft desk-figures">{words('phoneTail', { tail: person.phoneTail })}</span>
        ) : null}
        <span className="desk-soft">{person.units.map(unit => unit.number).join(comma())}</span>
        <Button size="small" type="link" onClick={onAgain}>
          {t('chooseAgain')}
        </Button>
      </div>
      <RoleSince autoFocus role={role} onRole={setRole} from={from} onFrom={setFrom} />
      <ErrorNote error={moveIn.error} />
      <div className="owner-form-end">
        <Button type="primary" htmlType="submit" loading={moveIn.pending}>
          {t('register')}
        </Button>
      </div>
    </DeskForm>
  )
}
