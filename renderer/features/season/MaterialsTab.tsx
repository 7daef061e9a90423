import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { materialKinds, type MaterialRow, moveKinds } from '../../../main/contract/materials.ts'
import { materialKindWords, moveKindWords } from '../../../main/contract/season-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { FormFoot } from './FormFoot.tsx'
import { texts } from './texts.ts'

/** What lies ready, what is too little first; moved and counted by whoever works on leaks. */
export function MaterialsTab() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const edits = may('season.edit')
  const found = useQuery(trpc.materials.list.queryOptions())
  const usual = useCommand(trpc.materials.addUsual)
  const [moving, setMoving] = useState<MaterialRow>()
  const [editing, setEditing] = useState<{ material?: MaterialRow }>()
  const rows = (found.data ?? []).filter(({ active }) => active)
  const usualButton = edits ? (
    <Button type="primary" loading={usual.pending} onClick={() => usual.send({})}>
      {t('usualMaterials')}
    </Button>
  ) : null
  return (
    <section>
      <div className="season-actions">
        {edits ? <Button onClick={() => setEditing({})}>{t('addMaterial')}</Button> : null}
        <ExportRegister seen={{ list: { list: 'materials' }, title: t('tab.materials'), words: [] }} />
      </div>
      <ErrorNote error={usual.error} />
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={6} /> : null}
      {found.data && rows.length === 0 ? (
        <EmptyState text={t('materialsEmpty')} action={usualButton} />
      ) : null}
      {rows.length > 0 ? (
        <div className="season-table">
          <table aria-label={t('tab.materials')}>
            <thead>
              <tr>
                {(['material', 'state', 'stock', 'minimum', 'out', 'place'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td>
                    <StateTag tone={row.low ? 'overdue' : 'done'}>{t(row.low ? 'low' : 'enough')}</StateTag>
                  </td>
                  <td className="season-number">{`${row.stock} ${row.measure}`}</td>
                  <td className="season-number">{row.minimum}</td>
                  <td className="season-number">{row.out}</td>
                  <td>{row.place}</td>
                  <td className="season-actions">
                    {may('leak.work') ? (
                      <Button
                        size="small"
                        aria-label={`${t('move')} ${row.name}`}
                        onClick={() => setMoving(row)}
                      >
                        {t('move')}
                      </Button>
                    ) : null}
                    {edits ? (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${t('change')} ${row.name}`}
                        onClick={() => setEditing({ material: row })}
                      >
                        {t('change')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {moving ? <MoveForm material={moving} onClose={() => setMoving(undefined)} /> : null}
      {editing ? <MaterialForm {...editing} onClose={() => setEditing(undefined)} /> : null}
    </section>
  )
}

function MoveForm({ material, onClose }: { readonly material: MaterialRow; onClose(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const history = useQuery(trpc.materials.moves.queryOptions({ materialId: material.id }))
  const move = useCommand(trpc.materials.move, { onSuccess: onClose })
  const count = useCommand(trpc.materials.count, { onSuccess: onClose })
  const [moveId] = useState(newId)
  const [kind, setKind] = useState<(typeof moveKinds)[number]>('taken')
  const [amount, setAmount] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { name, stock, measure, out } = material
  const missing = amount === null || (kind !== 'counted' && amount < 1)
  const submit = () => {
    setTried(true)
    if (missing || move.pending || count.pending) return
    const about = { materialId: material.id, moveId, note }
    if (kind === 'counted') count.send({ ...about, counted: amount, base: { stock } })
    else move.send({ ...about, kind, amount })
  }
  const title = t('moveTitle', { name, stock, measure, out })
  return (
    <Dialog title={title} footer={null} width={460} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={title}>
        <Field label={t('moveKind')}>
          {({ id }) => (
            <Select
              id={id}
              value={kind}
              options={moveKinds.map(one => ({ value: one, label: word(moveKindWords[one]) }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Field
          label={t(kind === 'counted' ? 'counted' : 'amount')}
          error={tried && missing ? t('missingField') : undefined}
          required
        >
          {control => (
            <InputNumber
              {...control}
              autoFocus
              min={0}
              max={1_000_000}
              precision={0}
              value={amount}
              onChange={setAmount}
            />
          )}
        </Field>
        <Field label={t('note')}>
          {control => (
            <Input
              {...control}
              maxLength={500}
              value={note}
              onChange={event => setNote(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={move.error ?? count.error} />
        <FormFoot pending={move.pending || count.pending} onCancel={onClose} />
      </DeskForm>
      {history.data && history.data.length > 0 ? (
        <>
          <h3>{t('history')}</h3>
          <ul>
            {history.data.slice(0, 8).map(one => (
              <li key={one.id}>
                <Time at={one.at} /> {word(moveKindWords[one.kind])} {one.amount},{' '}
                {t('after', { stock: one.stockAfter })} {one.byName} {one.note}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  )
}

const entryOf = (material: MaterialRow | undefined) => ({
  kind: material?.kind ?? ('other' as const),
  name: material?.name ?? '',
  measure: material?.measure ?? '',
  minimum: material?.minimum ?? 0,
  place: material?.place ?? '',
})
const fields = ['name', 'measure', 'place'] as const

function MaterialForm({ material, onClose }: { readonly material?: MaterialRow; onClose(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const save = useCommand(trpc.materials.save, { onSuccess: onClose })
  const retire = useCommand(trpc.materials.retire)
  const restore = useCommand(trpc.materials.restore)
  const [materialId] = useState(() => material?.id ?? newId())
  const fresh = entryOf(material)
  const [entry, setEntry] = useState<ReturnType<typeof entryOf>>(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: material && fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const missing = { name: entry.name.trim() === '', measure: entry.measure.trim() === '', place: false }
  const submit = () => {
    setTried(true)
    if (missing.name || missing.measure || save.pending) return
    save.send({ materialId, ...entry, base: meanwhile.base })
  }
  const takeOff = () => {
    retire.run({ materialId }).then(
      () => {
        offerUndo(t('retired', { name: fresh.name }), () => restore.run({ materialId }))
        onClose()
      },
      () => undefined,
    )
  }
  const title = material?.name ?? t('addMaterial')
  return (
    <Dialog title={title} footer={null} width={460} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={title}>
        <Field label={t('kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={entry.kind}
              options={materialKinds.map(one => ({ value: one, label: word(materialKindWords[one]) }))}
              onChange={kind => set({ kind })}
            />
          )}
        </Field>
        {fields.map(name => (
          <Field
            key={name}
            label={t(name)}
            required={name !== 'place'}
            error={tried && missing[name] ? t('missingField') : undefined}
          >
            {control => (
              <Input
                {...control}
                maxLength={name === 'measure' ? 20 : 80}
                value={entry[name]}
                onChange={event => set({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t('minimum')}>
          {control => (
            <InputNumber
              {...control}
              min={0}
              max={1_000_000}
              precision={0}
              value={entry.minimum}
              onChange={minimum => set({ minimum: minimum ?? 0 })}
            />
          )}
        </Field>
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={material}
          label={field => {
            const known = [...fields, 'kind' as const, 'minimum' as const].find(name => name === field)
            return known && t(known)
          }}
        />
        <ErrorNote error={save.error ?? retire.error} />
        {material ? (
          <Button type="text" onClick={takeOff}>
            {t('retire')}
          </Button>
        ) : null}
        <FormFoot pending={save.pending} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}
