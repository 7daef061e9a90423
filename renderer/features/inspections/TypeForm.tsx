import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { roomKindWords } from '../../../main/contract/inspection-words.ts'
import { type RoomKind, roomKinds } from '../../../main/contract/inspection.ts'
import type { TypeRoom, UnitTypeDetail } from '../../../main/contract/unit-types.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { RegisterForm } from '../registers/RegisterForm.tsx'
import { typeTexts } from './type-texts.ts'

interface TypeFormProps {
  readonly type?: UnitTypeDetail
  /** A name that homes carry already. */
  readonly name?: string
  onDone(typeId: string): void
  onCancel(): void
}

/** What most homes have, for a type that is new. */
const usual: readonly RoomKind[] = ['entrance', 'living', 'bedroom', 'kitchen', 'bathroom', 'balcony']

/** The name of a type and its rooms in their order. `Ctrl Enter` saves. */
export function TypeForm({ type, name = '', onDone, onCancel }: TypeFormProps) {
  const t = useTexts(typeTexts)
  const word = useWord()
  const save = useCommand(useTRPC().unitTypes.save)
  const [typeId] = useState(() => type?.id ?? newId())
  const roomOf = (kind: RoomKind): TypeRoom => ({
    id: `r-${newId()}`,
    kind,
    name: word(roomKindWords[kind]),
    area: [],
  })
  const [entry, setEntry] = useState<{ name: string; rooms: readonly TypeRoom[] }>(() =>
    type ? { name: type.name, rooms: type.rooms } : { name, rooms: usual.map(roomOf) },
  )
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const now = type && { name: type.name, rooms: type.rooms }
  const meanwhile = useMeanwhile({
    now,
    mine: entry,
    take: field => now && set({ [field]: now[field as keyof typeof now] }),
  })
  const nameMissing = entry.name.trim() === ''
  const roomMissing = entry.rooms.some(room => room.name.trim() === '')
  const submit = () => {
    setTried(true)
    if (nameMissing || roomMissing || save.pending) return
    // A refusal stands below, and everything typed stays.
    save
      .run({
        typeId,
        name: entry.name.trim(),
        rooms: entry.rooms.map(room => ({ ...room, area: [...room.area] })),
        base: meanwhile.base,
      })
      .then(
        () => onDone(typeId),
        () => undefined,
      )
  }
  const setRoom = (id: string, part: Partial<TypeRoom>) =>
    set({ rooms: entry.rooms.map(room => (room.id === id ? { ...room, ...part } : room)) })
  const kindOptions = roomKinds.map(kind => ({ value: kind, label: word(roomKindWords[kind]) }))
  const up = (index: number) => {
    const rooms = [...entry.rooms]
    const [moved] = rooms.splice(index, 1)
    if (moved) rooms.splice(index - 1, 0, moved)
    set({ rooms })
  }
  return (
    <RegisterForm
      label={type ? t('edit') : t('add')}
      pending={save.pending}
      error={save.error}
      meanwhile={{
        meanwhile,
        label: field => (field === 'rooms' ? t('rooms') : t('name')),
        say: () => undefined,
      }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Field
        label={t('name')}
        hint={t('nameHint')}
        error={tried && nameMissing ? t('nameMissing') : undefined}
        required
      >
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={80}
            value={entry.name}
            onChange={event => set({ name: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="type-rooms">
        <legend>{t('rooms')}</legend>
        {entry.rooms.map((room, index) => (
          <div key={room.id} className="type-room">
            <Select<RoomKind>
              aria-label={`${t('roomKind')} ${index + 1}`}
              value={room.kind}
              options={kindOptions}
              onChange={kind => setRoom(room.id, { kind })}
            />
            <Input
              aria-label={`${t('roomName')} ${index + 1}`}
              status={tried && room.name.trim() === '' ? 'error' : ''}
              maxLength={60}
              value={room.name}
              onChange={event => setRoom(room.id, { name: event.target.value })}
            />
            <Button
              type="text"
              disabled={index === 0}
              aria-label={`${t('up')} ${room.name}`}
              onClick={() => up(index)}
            >
              ↑
            </Button>
            <Button
              type="text"
              aria-label={`${t('remove')} ${room.name}`}
              onClick={() => set({ rooms: entry.rooms.filter(({ id }) => id !== room.id) })}
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        {tried && roomMissing ? <p className="type-missing">{t('roomMissing')}</p> : null}
        <Select<RoomKind | null>
          aria-label={t('addRoom')}
          placeholder={t('addRoom')}
          className="defect-filter-wide"
          value={null}
          options={kindOptions}
          onChange={kind => {
            if (kind !== null) set({ rooms: [...entry.rooms, roomOf(kind)] })
          }}
        />
      </fieldset>
    </RegisterForm>
  )
}
