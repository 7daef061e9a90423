import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { watchRhythmWords, weekdayWords } from '../../../main/contract/knowledge-words.ts'
import { type BoardKind, boardKinds, type BoardRow } from '../../../main/contract/notices.ts'
import { boardKindWords } from '../../../main/contract/register-words.ts'
import { type WatchRhythm, watchRhythms } from '../../../main/contract/watch.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { boardTexts } from './boards-texts.ts'
import { commonTexts } from './common-texts.ts'
import { ChoiceField, RegisterForm, TextField } from './RegisterForm.tsx'
import { StaffPick } from './StaffPick.tsx'

interface BoardFormProps {
  readonly row?: BoardRow
  onDone(boardId: string): void
  onCancel(): void
}

/** A notice board or suggestion box: where, how often, who. `Ctrl Enter` saves. */
export function BoardForm({ row, onDone, onCancel }: BoardFormProps) {
  const t = useTexts(boardTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const save = useCommand(trpc.boards.save)
  const [boardId] = useState(() => row?.id ?? newId())
  const [name, setName] = useState(row?.name ?? '')
  const [place, setPlace] = useState(row?.place ?? '')
  const [kind, setKind] = useState<BoardKind>(row?.kind ?? 'board')
  const [rhythm, setRhythm] = useState<WatchRhythm>(row?.rhythm ?? 'weekly')
  const [weekday, setWeekday] = useState(row?.weekday ?? 1)
  const [keeper, setKeeper] = useState(row?.keeper ?? null)
  const [tried, setTried] = useState(false)
  const mine = { name, place, kind, rhythm, weekday, keeper }
  const meanwhile = useMeanwhile({
    now: row && {
      name: row.name,
      place: row.place,
      kind: row.kind,
      rhythm: row.rhythm,
      weekday: row.weekday,
      keeper: row.keeper,
    },
    mine,
    take(field) {
      if (!row) return
      if (field === 'name') setName(row.name)
      else if (field === 'place') setPlace(row.place)
      else if (field === 'kind') setKind(row.kind)
      else if (field === 'rhythm') setRhythm(row.rhythm)
      else if (field === 'weekday') setWeekday(row.weekday)
      else setKeeper(row.keeper)
    },
  })
  const labels: Readonly<Record<string, string>> = {
    place: t('where'),
    rhythm: t('rhythm'),
    weekday: t('weekday'),
    keeper: t('keeper'),
  }
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return word(boardKindWords[boardKinds.find(one => one === value) ?? 'board'])
    if (field === 'rhythm') return word(watchRhythmWords[watchRhythms.find(one => one === value) ?? 'weekly'])
    if (field === 'weekday') return word(weekdayWords[Number(value)])
    return field === 'keeper' ? (staff.data?.find(one => one.id === value)?.name ?? '—') : undefined
  }
  const missing = name.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || save.pending) return
    // A refusal stands below, and everything typed stays.
    save.run({ boardId, ...mine, base: meanwhile.base }).then(
      () => onDone(boardId),
      () => undefined,
    )
  }
  return (
    <RegisterForm
      label={row ? common('edit') : t('add')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label={common('name')}
        value={name}
        onChange={setName}
        maxLength={80}
        error={tried && missing ? common('missing') : undefined}
        required
        autoFocus
      />
      <TextField label={t('where')} value={place} onChange={setPlace} maxLength={200} />
      <div className="reg-row">
        <ChoiceField
          label={common('kind')}
          value={kind}
          choices={boardKinds}
          words={boardKindWords}
          onChange={setKind}
        />
        <ChoiceField
          label={t('rhythm')}
          value={rhythm}
          choices={watchRhythms}
          words={watchRhythmWords}
          onChange={setRhythm}
        />
        {rhythm === 'weekly' ? (
          <Field label={t('weekday')}>
            {({ id }) => (
              <Select
                id={id}
                value={weekday}
                options={[1, 2, 3, 4, 5, 6, 7].map(day => ({ value: day, label: word(weekdayWords[day]) }))}
                onChange={setWeekday}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('keeper')}>
          {({ id }) => <StaffPick id={id} value={keeper} onChange={setKeeper} />}
        </Field>
      </div>
    </RegisterForm>
  )
}
