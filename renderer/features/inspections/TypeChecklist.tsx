import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { partWords } from '../../../main/contract/contractor-words.ts'
import { type WorkPart, workParts } from '../../../main/contract/contractors.ts'
import { defectKindWords, severityWords } from '../../../main/contract/inspection-words.ts'
import {
  type DefectKind,
  defectKinds,
  defectSeverities,
  type DefectSeverity,
} from '../../../main/contract/inspection.ts'
import { itemsOfKind } from '../../../main/contract/profile-inspection.ts'
import type { RoomChecklist, TypeRoom, UnitTypeDetail } from '../../../main/contract/unit-types.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { ChoiceField, RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { typeTexts } from './type-texts.ts'

interface TypeChecklistProps {
  readonly type: UnitTypeDetail
  readonly edits: boolean
}

/** What is looked at in one room after the other: less than the desk's checklist, or more. */
export function TypeChecklist({ type, edits }: TypeChecklistProps) {
  const t = useTexts(typeTexts)
  const set = useCommand(useTRPC().unitTypes.setChecklist)
  const [roomId, setRoom] = useState<string | null>(type.rooms[0]?.id ?? null)
  const room = type.rooms.find(({ id }) => id === roomId)
  if (type.rooms.length === 0) return null
  const listOf = (id: string): RoomChecklist =>
    type.checklists.find(list => list.roomId === id) ?? { roomId: id, leftOut: [], added: [] }
  const change = (next: RoomChecklist) => {
    const rooms = new Set(type.rooms.map(({ id }) => id))
    const others = type.checklists.filter(list => list.roomId !== next.roomId && rooms.has(list.roomId))
    const checklists = next.leftOut.length + next.added.length > 0 ? [...others, next] : others
    return set.run({ typeId: type.id, checklists, base: { checklists: type.checklists } })
  }
  return (
    <section aria-label={t('checklist')}>
      <h3>{t('checklist')}</h3>
      <p className="desk-soft">{t('checklistHow')}</p>
      <Select
        aria-label={t('rooms')}
        className="defect-filter-wide"
        value={roomId}
        options={type.rooms.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setRoom}
      />
      <ErrorNote error={set.error} />
      {room ? (
        <RoomItems
          key={room.id}
          room={room}
          list={listOf(room.id)}
          edits={edits}
          pending={set.pending}
          onChange={change}
        />
      ) : null}
    </section>
  )
}

interface RoomItemsProps {
  readonly room: TypeRoom
  readonly list: RoomChecklist
  readonly edits: boolean
  readonly pending: boolean
  onChange(next: RoomChecklist): Promise<unknown>
}

function RoomItems({ room, list, edits, pending, onChange }: RoomItemsProps) {
  const t = useTexts(typeTexts)
  const word = useWord()
  const profile = useProfile()
  const [adding, setAdding] = useState(false)
  if (!profile) return null
  // What is refused is said above.
  const send = (next: RoomChecklist) => onChange(next).catch(() => undefined)
  const left = new Set(list.leftOut)
  const toggle = (id: string) =>
    send({ ...list, leftOut: left.has(id) ? list.leftOut.filter(one => one !== id) : [...list.leftOut, id] })
  return (
    <>
      <ul className="type-items">
        {itemsOfKind(profile.inspection, room.kind).map(item => (
          <li key={item.id}>
            <Checkbox
              checked={!left.has(item.id)}
              disabled={!edits || pending}
              onChange={() => toggle(item.id)}
            >
              {word(item.name)}{' '}
              <span className="desk-soft">{item.findings.map(({ name }) => word(name)).join(' / ')}</span>
            </Checkbox>
          </li>
        ))}
        {list.added.map(item => (
          <li key={item.id}>
            {word(item.name)} <span className="desk-soft">{t('ownItem')}</span>{' '}
            {edits ? (
              <Button
                size="small"
                type="text"
                disabled={pending}
                onClick={() => send({ ...list, added: list.added.filter(({ id }) => id !== item.id) })}
              >
                {t('remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {!edits ? null : adding ? (
        <ItemForm
          pending={pending}
          onAdd={item => onChange({ ...list, added: [...list.added, item] }).then(() => setAdding(false))}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{t('addItem')}</Button>
      )}
    </>
  )
}

interface ItemFormProps {
  readonly pending: boolean
  onAdd(item: RoomChecklist['added'][number]): Promise<unknown>
  onCancel(): void
}

/** An item that only this room of this type has. `Ctrl Enter` adds it. */
function ItemForm({ pending, onAdd, onCancel }: ItemFormProps) {
  const t = useTexts(typeTexts)
  const word = useWord()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [part, setPart] = useState<WorkPart>('decoration')
  const [kind, setKind] = useState<DefectKind>('appearance')
  const [severity, setSeverity] = useState<DefectSeverity>('ordinary')
  const [tried, setTried] = useState(false)
  const missing = zh.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || pending) return
    const name = { zh: zh.trim(), en: en.trim() === '' ? zh.trim() : en.trim() }
    const finding = { id: kind.toLowerCase(), name: defectKindWords[kind], kind, severity }
    // A refusal stands above, and what was typed stays.
    onAdd({ id: `own-${newId()}`, name, part, findings: [finding] }).catch(() => undefined)
  }
  return (
    <RegisterForm label={t('addItem')} pending={pending} error={null} onSubmit={submit} onCancel={onCancel}>
      <TextField
        label={t('itemName')}
        value={zh}
        onChange={setZh}
        maxLength={60}
        error={tried && missing ? t('itemMissing') : undefined}
        required
        autoFocus
      />
      <TextField label={t('itemNameEn')} value={en} onChange={setEn} maxLength={100} />
      <Field label={t('part')}>
        {({ id }) => (
          <Select<WorkPart>
            id={id}
            value={part}
            options={workParts.map(one => ({ value: one, label: word(partWords[one]) }))}
            onChange={setPart}
          />
        )}
      </Field>
      <ChoiceField
        label={t('kind')}
        value={kind}
        choices={defectKinds}
        words={defectKindWords}
        onChange={setKind}
      />
      <ChoiceField
        label={t('severity')}
        value={severity}
        choices={defectSeverities}
        words={severityWords}
        onChange={setSeverity}
      />
    </RegisterForm>
  )
}
