import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type CollectionWant, collectionWants, wantWords } from '../../../../main/contract/collections.ts'
import { type OccupancyRole, occupancyRoles } from '../../../../main/contract/people.ts'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { formatDay } from '../../../app/format.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { DateField } from '../../../components/date/DateField.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { useBuildings } from '../list/BuildingFilter.tsx'
import { texts } from './texts.ts'

const monthMillis = 30 * 86_400_000

interface CollectionFormProps {
  onDone(collectionId: string): void
  onCancel(): void
}

/** What is to be known, of whom, and until when. `Ctrl Enter` starts it. */
export function CollectionForm({ onDone, onCancel }: CollectionFormProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const trpc = useTRPC()
  const buildings = useBuildings()
  const start = useCommand(trpc.collections.start)
  const [collectionId] = useState(newId)
  const [title, setTitle] = useState('')
  const [wants, setWants] = useState<readonly CollectionWant[]>(['phone', 'addressVerified'])
  const [roles, setRoles] = useState<readonly OccupancyRole[]>(['owner', 'co-owner'])
  const [buildingIds, setBuildingIds] = useState<readonly string[]>([])
  const [today] = useState(() => formatDay(Date.now()))
  const [until, setUntil] = useState(() => formatDay(Date.now() + monthMillis))
  const [tried, setTried] = useState(false)
  const missing = (is: boolean) => (tried && is ? t('missing') : undefined)
  const submit = () => {
    setTried(true)
    if (title.trim() === '' || wants.length === 0 || roles.length === 0 || until === '' || start.pending)
      return
    const input = {
      collectionId,
      title,
      wants: [...wants],
      roles: [...roles],
      buildingIds: [...buildingIds],
      until,
    }
    // A refusal stands below, and everything typed stays.
    start
      .run(input)
      .then(() => onDone(collectionId))
      .catch(() => undefined)
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="owner-panel collection-form" label={t('new')}>
      <Field label={t('name')} error={missing(title.trim() === '')} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            placeholder={t('namePlaceholder')}
            value={title}
            onChange={event => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('wants')} error={missing(wants.length === 0)} required>
        {({ id }) => (
          <Checkbox.Group<CollectionWant>
            aria-labelledby={id}
            value={[...wants]}
            onChange={setWants}
            options={collectionWants.map(value => ({ value, label: wantWords[value][language] }))}
          />
        )}
      </Field>
      <Field label={t('roles')} error={missing(roles.length === 0)} required>
        {({ id }) => (
          <Checkbox.Group<OccupancyRole>
            aria-labelledby={id}
            value={[...roles]}
            onChange={setRoles}
            options={occupancyRoles.map(value => ({ value, label: words(`role.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('buildings')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('wholeEstate')}
            value={[...buildingIds]}
            options={buildings}
            onChange={setBuildingIds}
          />
        )}
      </Field>
      <Field label={t('until')} error={missing(until === '')} required>
        {control => <DateField {...control} min={today} value={until} onChange={setUntil} />}
      </Field>
      <ErrorNote error={start.error} />
      <div className="collection-foot">
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={start.pending}>
          {t('start')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
