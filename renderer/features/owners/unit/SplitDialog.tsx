import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Input } from 'antd'
import { useState } from 'react'
import type { Language } from '../../../../main/contract/errors.ts'
import type { UnitDocuments } from '../../../../main/contract/documents.ts'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { useUndo } from '../../../components/undo.tsx'
import { roomInNumber } from '../area.ts'
import '../form.css'
import { changeTexts } from './change-texts.ts'
import { Reason } from './MergeDialog.tsx'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'

/** As many cases as one chooses from by hand. */
const mostCases = 100

/** The papers of a file that are there, as one would call them: type, title, shelf. */
function papersOf({ lines, others }: UnitDocuments, language: Language) {
  return [
    ...lines.flatMap(({ name, documents }) => documents.map(one => ({ one, type: name[language] }))),
    ...others.map(one => ({ one, type: null })),
  ].map(({ one, type }) => ({
    value: one.id,
    label: [type, one.title, one.shelf === '' ? null : one.shelf].filter(part => part !== null).join(' · '),
  }))
}

/** Makes a part of a home a home of its own, with the people, cases and papers that are chosen. */
export function SplitDialog({ detail, onClose }: { readonly detail: UnitDetail; onClose(): void }) {
  const { unit, people } = detail
  const t = useTexts(changeTexts)
  const language = useLanguage()
  const common = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const [number, setNumber] = useState(`${unit.number}A`)
  const [going, setGoing] = useState<readonly string[]>([])
  const [cases, setCases] = useState<readonly string[]>([])
  const [papers, setPapers] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [ids] = useState(() => ({ changeId: newId(), unitId: newId() }))
  const found = useQuery(trpc.cases.list.queryOptions({ filter: { unitId: unit.id }, limit: mostCases }))
  const mayRead = useMay()('document.read')
  const file = useQuery(trpc.documents.ofUnit.queryOptions({ unitId: unit.id }, { enabled: mayRead }))
  const undo = useCommand(trpc.estate.undoUnitChange)
  const split = useCommand(trpc.estate.splitUnit, {
    onSuccess: () => {
      offerUndo(t('splitDone', { number: number.trim() }), () => undo.run({ changeId: ids.changeId }))
      onClose()
    },
  })
  const keyOf = (one: UnitDetail['people'][number]) => `${one.personId}/${one.role}`
  const submit = () => {
    const called = number.trim()
    if (called === '') return
    const why = reason.trim()
    split.send({
      changeId: ids.changeId,
      unitId: unit.id,
      part: {
        unitId: ids.unitId,
        attributes: {
          kind: unit.kind,
          number: called,
          room: roomInNumber(called).room,
          floor: unit.floor,
          unitType: null,
          contractArea: null,
          measuredArea: null,
          orientation: unit.orientation,
        },
      },
      people: people
        .filter(one => going.includes(keyOf(one)))
        .map(({ personId, role }) => ({ personId, role })),
      things: [...cases.map(id => ({ thing: 'case', id })), ...papers.map(id => ({ thing: 'document', id }))],
      ...(why === '' ? {} : { reason: why }),
    })
  }
  return (
    <Drawer open size={460} title={t('splitTitle', { number: unit.number })} onClose={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="owner-form">
        <Field label={t('splitNumber')} required hint={t('splitHint')}>
          {control => (
            <Input
              {...control}
              autoFocus
              value={number}
              maxLength={60}
              onChange={event => setNumber(event.target.value)}
            />
          )}
        </Field>
        {people.length > 0 ? (
          <fieldset className="unit-choice">
            <legend>{t('splitPeople')}</legend>
            <Checkbox.Group
              value={[...going]}
              onChange={setGoing}
              options={people.map(one => ({
                value: keyOf(one),
                label: `${one.name ?? words('erased')} ${words(`role.${one.role}`)}`,
              }))}
            />
          </fieldset>
        ) : null}
        <fieldset className="unit-choice">
          <legend>{t('splitCases')}</legend>
          <ErrorNote error={found.error} />
          {found.data?.rows.length === 0 ? <span className="desk-soft">{t('noneOpen')}</span> : null}
          <Checkbox.Group
            value={[...cases]}
            onChange={setCases}
            options={(found.data?.rows ?? []).map(one => ({
              value: one.id,
              label: `${one.number} ${one.summary ?? words('erased')}`,
            }))}
          />
        </fieldset>
        {mayRead ? (
          <fieldset className="unit-choice">
            <legend>{t('splitDocuments')}</legend>
            <ErrorNote error={file.error} />
            {file.data && papersOf(file.data, language).length === 0 ? (
              <span className="desk-soft">{t('noDocuments')}</span>
            ) : null}
            <Checkbox.Group
              value={[...papers]}
              onChange={setPapers}
              options={file.data ? papersOf(file.data, language) : []}
            />
          </fieldset>
        ) : null}
        <Reason value={reason} onChange={setReason} />
        <ErrorNote error={split.error} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={split.pending}>
            {t('split')}
          </Button>
        </div>
      </DeskForm>
    </Drawer>
  )
}
