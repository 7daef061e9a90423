import { comma } from '../../app/i18n.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import { caseImportFields } from '../../../main/contract/case-imports.ts'
import { contractImportFields } from '../../../main/contract/contract-imports.ts'
import { contractorImportFields } from '../../../main/contract/contractor-imports.ts'
import {
  type MappingColumns,
  type SavedMapping,
  SavedFields,
} from '../../../main/contract/import-mappings.ts'
import { fieldsOf, type SheetReading } from '../../../main/contract/import-readings.ts'
import { type ImportKind, importFields } from '../../../main/contract/imports.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { isPlainEnter } from '../../app/hotkeys.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import type { Flow } from './flow.ts'
import type { SheetChoice } from './plan.ts'
import type { ImportControl } from './useImport.ts'
import { useImportTexts } from './useImportTexts.ts'

interface MappingToolsProps {
  readonly control: ImportControl
  readonly flow: Extract<Flow, { step: 'sheet' }>
  readonly sheet: SheetReading | undefined
}

/** Saved mappings: read this file with one, save the columns of the shown sheet as one. */
export function MappingTools({ control, flow, sheet }: MappingToolsProps) {
  const { kind } = control
  const t = useImportTexts(kind)
  const trpc = useTRPC()
  const mappings = useQuery(trpc.imports.mappings.queryOptions({ kind }))
  const remove = useCommand(trpc.imports.removeMapping)
  const { mappingName } = flow.choice
  const chosen = mappings.data?.find(one => one.name === mappingName)
  return (
    <span className="import-mapping">
      {mappings.data && mappings.data.length > 0 ? (
        <label>
          {t('mapping')}{' '}
          <Select
            aria-label={t('mapping')}
            value={mappingName ?? ''}
            onChange={name => control.reread(name === '' ? null : name, [])}
            options={[
              { value: '', label: t('guess') },
              ...mappings.data.map(one => ({ value: one.name, label: one.name })),
            ]}
            className="import-mapping-select"
          />
        </label>
      ) : null}
      {chosen ? (
        <ConfirmPopover
          question={t('removeMapping', { name: chosen.name })}
          danger
          onConfirm={() => remove.send({ mappingId: chosen.id, base: seenOf(chosen) })}
        >
          <Button size="small" type="text" danger aria-label={t('removeMapping', { name: chosen.name })}>
            ×
          </Button>
        </ConfirmPopover>
      ) : null}
      <ErrorNote error={remove.error} />
      <SaveMapping control={control} flow={flow} sheet={sheet} />
    </span>
  )
}

/** Columns by their headings, as the file has them. */
const headingsOf = (fields: unknown): string =>
  SavedFields.safeParse(fields)
    .data?.map(({ heading }) => heading)
    .join(comma()) ?? (Array.isArray(fields) ? String(fields.length) : '—')

/** What of a saved mapping is changed or taken away. */
const seenOf = (mapping: SavedMapping | undefined) => ({
  name: mapping?.name ?? null,
  fields: mapping?.fields ?? null,
  unitKind: mapping && 'unitKind' in mapping ? mapping.unitKind : null,
})

function columnsToSave(kind: ImportKind, { fields, unitKind }: SheetChoice): MappingColumns {
  switch (kind) {
    case 'cases':
      return { kind, fields: fieldsOf(fields, caseImportFields) }
    case 'contracts':
      return { kind, fields: fieldsOf(fields, contractImportFields), unitKind }
    case 'contractors':
      return { kind, fields: fieldsOf(fields, contractorImportFields) }
    case 'owners':
      return { kind, fields: fieldsOf(fields, importFields), unitKind }
  }
}

function SaveMapping({ control: { kind }, flow, sheet }: MappingToolsProps) {
  const t = useImportTexts(kind)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const mappings = useQuery(trpc.imports.mappings.queryOptions({ kind }))
  const save = useCommand(trpc.imports.saveMapping, {
    onSuccess(_, input) {
      setOpen(false)
      message.success(t('mappingSaved', { name: input.name }))
    },
  })
  const mine = sheet ? flow.choice.sheets[sheet.sheet] : undefined
  const same = mappings.data?.find(one => one.name === name.trim())
  const stroke = useStroke(save, {
    now: seenOf(same),
    says: input => ({
      name: input.name,
      fields: input.fields,
      unitKind: 'unitKind' in input ? (input.unitKind ?? null) : null,
    }),
    onTake: () => setOpen(false),
  })
  const submit = () => {
    if (!mine || mine.fields.length === 0 || name.trim() === '') return
    const mapping = { mappingId: same?.id ?? newId(), name: name.trim() }
    stroke.send({ ...mapping, ...columnsToSave(kind, mine) })
  }
  const form = (
    <div className="import-save-mapping">
      <Input
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          if (isPlainEnter(event)) submit()
        }}
        placeholder={t('mappingName')}
        aria-label={t('mappingName')}
        maxLength={60}
        autoFocus
      />
      <Button type="primary" onClick={submit} loading={save.pending} disabled={name.trim() === ''}>
        {same ? t('replaceMapping', { name: same.name }) : t('save')}
      </Button>
      <StrokeNote
        stroke={stroke}
        thing={{ id: same?.id ?? '-' }}
        label={field => (field === 'fields' ? t('mapping') : undefined)}
        say={(field, value) => (field === 'fields' ? headingsOf(value) : undefined)}
      />
    </div>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" content={form} destroyOnHidden>
      <Button disabled={!mine || mine.fields.length === 0}>{t('saveMapping')}</Button>
    </Popover>
  )
}
