import { Button, Checkbox, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { caseKinds, rooms } from '../../../../main/contract/cases.ts'
import { roomWords } from '../../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../../components/meanwhile/useMeanwhile.ts'
import { WhoOrWhere } from '../../../components/WhoOrWhere.tsx'
import { CategorySelect } from '../CategorySelect.tsx'
import { texts } from '../texts.ts'
import { useWord } from '../words.ts'
import { changesOf, correctable, fieldsOf, takeField } from './corrections.ts'
import { useCategoryText, useKindText } from '../useProfile.ts'

interface CorrectFormProps {
  readonly detail: CaseDetail
  onDone(): void
}

/** Mends what was entered wrongly; only what was changed is sent, so two people can mend different things. */
export function CorrectForm({ detail, onDone }: CorrectFormProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const category = useCategoryText()
  const word = useWord()
  const trpc = useTRPC()
  const [before, setBefore] = useState(() => correctable(detail))
  const [now, setNow] = useState(before)
  const correct = useCommand(trpc.cases.correct, { onSuccess: onDone })
  const changes = changesOf(before, now)
  const fresh = correctable(detail)
  const [shownPhone] = useState(detail.callerPhone)
  const meanwhile = useMeanwhile({
    now: fieldsOf(fresh, detail.callerPhone),
    mine: fieldsOf(now, shownPhone),
    take: field => {
      setNow(current => takeField(current, fresh, field))
      setBefore(current => takeField(current, fresh, field))
    },
  })
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [])
  const labels: Readonly<Record<string, string>> = {
    unitId: t('unit'),
    personId: t('person'),
    place: t('spot'),
  }
  const say = (field: string, value: unknown) => {
    const forms = [now, fresh]
    if (field === 'unitId') return forms.find(form => form.who.unit?.unitId === value)?.who.unit?.number
    if (field === 'personId')
      return forms.find(form => form.who.person?.personId === value)?.who.person?.name ?? undefined
    if (field === 'kind')
      return forms
        .map(form => form.kind)
        .filter(kind => kind === value)
        .map(kindText)[0]
    if (field === 'room') return word(roomWords[rooms.find(room => room === value) ?? 'other'])
    if (field === 'category') return category(forms.find(form => form.category === value)?.category ?? [])
    return undefined
  }
  const set = (part: Partial<typeof now>) => setNow(current => ({ ...current, ...part }))
  const save = () => {
    if (Object.keys(changes).length > 0 && !correct.pending)
      correct.send({ caseId: detail.id, changes, base: meanwhile.base })
  }
  return (
    <aside
      ref={box}
      className="case-facts"
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onDone()
      }}
    >
      <DeskForm onSubmit={save} ctrlEnter className="case-correct" label={t('correctTitle')}>
        <h2>{t('correctTitle')}</h2>
        <Field label={t('whoOrWhere')}>
          {({ id }) => <WhoOrWhere id={id} value={now.who} onChange={who => set({ who })} />}
        </Field>
        <Field label={t('kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={now.kind}
              options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
              onChange={kind => set({ kind })}
            />
          )}
        </Field>
        <Field label={t('category')}>
          {({ id }) => (
            <CategorySelect
              id={id}
              value={now.category}
              kind={now.kind}
              onChange={category => set({ category })}
            />
          )}
        </Field>
        <Checkbox checked={now.emergency} onChange={event => set({ emergency: event.target.checked })}>
          {t('emergency')}
        </Checkbox>
        <Field label={t('room')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              value={now.room}
              options={rooms.map(room => ({ value: room, label: word(roomWords[room]) }))}
              onChange={room => set({ room: room ?? null })}
            />
          )}
        </Field>
        <Field label={t('spot')}>
          {control => (
            <Input
              {...control}
              value={now.place}
              maxLength={300}
              onChange={event => set({ place: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('text')}>
          {control => (
            <Input.TextArea
              {...control}
              value={now.text}
              maxLength={20_000}
              autoSize={{ minRows: 3, maxRows: 12 }}
              onChange={event => set({ text: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('wish')}>
          {control => (
            <Input
              {...control}
              value={now.wish}
              maxLength={2000}
              onChange={event => set({ wish: event.target.value })}
            />
          )}
        </Field>
        <p className="desk-soft">{t('correctHint')}</p>
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={{ id: detail.id }}
          label={field => labels[field]}
          say={say}
        />
        <ErrorNote error={correct.error} />
        <div className="composer-foot">
          <Button onClick={onDone}>
            {t('cancel')} <KeyHint keys="Esc" />
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={correct.pending}
            disabled={Object.keys(changes).length === 0}
          >
            {t('saveCorrection')} <KeyHint keys="Ctrl Enter" />
          </Button>
        </div>
      </DeskForm>
    </aside>
  )
}
