import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { formatDay } from '../../../app/format.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DateField } from '../../../components/date/DateField.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { RevealedPhones } from '../person/RevealedPhones.tsx'
import { texts } from './texts.ts'
import type { Resident, UnitDetail } from './types.ts'

interface ResidentsProps {
  readonly detail: UnitDetail
  onAdd(): void
}

/** Who is there, since when and how to reach them; below, who has left. */
export function Residents({ detail, onAdd }: ResidentsProps) {
  const t = useTexts(texts)
  const may = useMay()
  const present = detail.people.filter(one => one.present)
  const former = detail.people.filter(one => !one.present)
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('residents')}</h2>
        {may('person.edit') && present.length > 0 ? (
          <Button size="small" type="link" onClick={onAdd}>
            {t('addResident')}
          </Button>
        ) : null}
      </header>
      {present.length === 0 ? (
        <div className="file-none">
          <span>{t('nobody')}</span>
          {may('person.edit') ? (
            <Button size="small" onClick={onAdd}>
              {t('addResident')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul className="residents">
        {present.map(one => (
          <Line key={one.personId + one.role} resident={one} unitId={detail.unit.id} />
        ))}
      </ul>
      {former.length > 0 ? (
        <details className="residents-former">
          <summary>
            {t('former')} <span className="desk-figures">{former.length}</span>
          </summary>
          <ul className="residents">
            {former.map(one => (
              <Line key={one.personId + one.role} resident={one} unitId={detail.unit.id} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function Line({ resident, unitId }: { readonly resident: Resident; readonly unitId: string }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const name = resident.name ?? words('erased')
  const days = [
    resident.from === null ? t('sinceUnknown') : t('since', { day: resident.from }),
    ...(resident.until === null ? [] : [t('until', { day: resident.until })]),
  ]
  return (
    <li>
      <div className="resident-head">
        <Link to={`/people/${resident.personId}`}>{name}</Link>
        <span>{words(`role.${resident.role}`)}</span>
        {resident.tier === 'ordinary' ? null : (
          <StateTag tone={resident.tier === 'dissatisfied' ? 'dueSoon' : 'plain'}>
            {words(`tier.${resident.tier}`)}
          </StateTag>
        )}
        <span className="desk-soft desk-figures resident-days">{days.join(' ')}</span>
        <ResidentMenu resident={resident} unitId={unitId} name={name} />
      </div>
      <RevealedPhones personId={resident.personId} phones={resident.phones} />
    </li>
  )
}

function ResidentMenu(props: {
  readonly resident: Resident
  readonly unitId: string
  readonly name: string
}) {
  const { resident, unitId, name } = props
  const { personId, role } = resident
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const [leaving, setLeaving] = useState(false)
  const remove = useCommand(trpc.people.removeOccupancy, {
    onSuccess: () => message.success(t('mistakeDone', { name })),
    onError: error => message.error(errorText(error, language)),
  })
  if (!may('person.edit')) return null
  const items = [
    { key: 'out', label: t('moveOut'), disabled: resident.until !== null, onClick: () => setLeaving(true) },
    {
      key: 'mistake',
      label: t('mistake'),
      danger: true,
      onClick: () =>
        remove.send({ personId, unitId, role, base: { from: resident.from, until: resident.until } }),
    },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button
          size="small"
          type="text"
          icon={<MoreOutlined />}
          aria-label={t('residentActions', { name })}
        />
      </Dropdown>
      {leaving ? (
        <MoveOut resident={resident} unitId={unitId} name={name} onClose={() => setLeaving(false)} />
      ) : null}
    </>
  )
}

/** Asks for the last day; who moved out stays in the file. */
function MoveOut(props: {
  readonly resident: Resident
  readonly unitId: string
  readonly name: string
  onClose(): void
}) {
  const { resident, unitId, name, onClose } = props
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [day, setDay] = useState(() => formatDay(Date.now()))
  const out = useCommand(trpc.people.moveOut, {
    onSuccess: () => {
      message.success(t('movedOut', { name }))
      onClose()
    },
  })
  const submit = () => {
    if (day === '') return
    out.send({
      personId: resident.personId,
      unitId,
      role: resident.role,
      until: day,
      base: { from: resident.from },
    })
  }
  return (
    <Dialog width={380} title={t('moveOutTitle', { name })} footer={null} onCancel={onClose}>
      <DeskForm onSubmit={submit} className="owner-form">
        <Field label={t('lastDay')} required>
          {control => <DateField {...control} autoFocus value={day} onChange={setDay} />}
        </Field>
        <ErrorNote error={out.error} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={out.pending}>
            {t('moveOut')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}
