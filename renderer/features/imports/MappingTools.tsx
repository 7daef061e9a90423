import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import { caseImportFields } from '../../../main/contract/case-imports.ts'
import { fieldsOf, type SheetReading } from '../../../main/contract/import-readings.ts'
import { importFields } from '../../../main/contract/imports.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { isPlainEnter } from '../../app/hotkeys.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import type { Flow } from './flow.ts'
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
          onConfirm={() => remove.send({ mappingId: chosen.id })}
        >
          <Button size="small" type="text" danger aria-label={t('removeMapping', { name: chosen.name })}>
            ×
          </Button>
        </ConfirmPopover>
      ) : null}
      <SaveMapping control={control} flow={flow} sheet={sheet} />
    </span>
  )
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
  const submit = () => {
    if (!mine || mine.fields.length === 0 || name.trim() === '') return
    const mapping = { mappingId: same?.id ?? newId(), name: name.trim() }
    save.send(
      kind === 'cases'
        ? { ...mapping, kind, fields: fieldsOf(mine.fields, caseImportFields) }
        : { ...mapping, kind, fields: fieldsOf(mine.fields, importFields), unitKind: mine.unitKind },
    )
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
      <ErrorNote error={save.error} />
    </div>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" content={form} destroyOnHidden>
      <Button disabled={!mine || mine.fields.length === 0}>{t('saveMapping')}</Button>
    </Popover>
  )
}
