import { Alert, AutoComplete, Button, Checkbox, Select, Tabs } from 'antd'
import { useState } from 'react'
import type { SheetReading } from '../../../main/contract/import-readings.ts'
import { type ImportKind, sheetUnitKinds } from '../../../main/contract/imports.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Time } from '../../components/Time.tsx'
import type { Flow } from './flow.ts'
import { MappingTools } from './MappingTools.tsx'
import { type FileChoice, isEnough, type SheetChoice, withField } from './plan.ts'
import { SheetGrid } from './SheetGrid.tsx'
import { texts } from './texts.ts'
import type { ImportControl } from './useImport.ts'
import { useImportTexts } from './useImportTexts.ts'

interface SheetStepProps {
  readonly control: ImportControl
  readonly flow: Extract<Flow, { step: 'sheet' }>
}

/** Whether rows are about homes of some project. */
const isOfHomes = (kind: ImportKind) => kind === 'owners' || kind === 'contracts'

/** Step two: the sheet as it is, with our reading drawn over it; wrong columns are put right above them. */
export function SheetStep({ control, flow }: SheetStepProps) {
  const { kind } = control
  const t = useImportTexts(kind)
  const { reading, choice } = flow
  const first = reading.suggested.sheets[0] ?? reading.sheets[0]?.sheet ?? 0
  const [shown, setShown] = useState(first)
  const sheet = reading.sheets.find(one => one.sheet === shown)
  const included = reading.sheets.filter(one => choice.sheets[one.sheet]?.included)
  const blocker =
    included.length === 0
      ? t('noSheets')
      : included.some(one => !isEnough(kind, choice.sheets[one.sheet]?.fields ?? []))
        ? t('needsColumn')
        : null
  const check = () => {
    if (blocker === null) control.check()
  }
  useHotkey({ keys: 'Ctrl Enter', label: t('keyCheck'), disabled: blocker !== null }, check)
  const change = (next: Partial<FileChoice>) => control.decide({ ...choice, ...next })
  const changeSheet = (index: number, next: Partial<SheetChoice>) => {
    const before = choice.sheets[index]
    if (before) change({ sheets: { ...choice.sheets, [index]: { ...before, ...next } } })
  }
  return (
    <div className="import-sheet">
      <ImportedBefore reading={reading} />
      <div className="import-bar">
        {isOfHomes(kind) ? <ProjectChoice control={control} flow={flow} /> : null}
        {kind === 'owners' ? <OwnersSheet control={control} flow={flow} /> : null}
        <MappingTools control={control} flow={flow} sheet={sheet} />
        <span className="import-bar-end">
          {blocker === null ? null : <span className="import-blocker">{blocker}</span>}
          <Button onClick={control.restart}>{t('otherFile')}</Button>
          <Button type="primary" disabled={blocker !== null} loading={control.starting} onClick={check}>
            {t('check')} <KeyHint keys="Ctrl Enter" />
          </Button>
        </span>
      </div>
      <Tabs
        size="small"
        activeKey={String(shown)}
        onChange={key => setShown(Number(key))}
        items={reading.sheets.map(one => ({
          key: String(one.sheet),
          label: (
            <span className={choice.sheets[one.sheet]?.included ? 'import-tab-on' : 'desk-soft'}>
              {choice.sheets[one.sheet]?.included ? '✓ ' : ''}
              {one.name}
            </span>
          ),
        }))}
      />
      {sheet ? (
        <>
          <SheetLine
            kind={kind}
            sheet={sheet}
            choice={choice}
            onChange={next => changeSheet(sheet.sheet, next)}
          />
          <SheetGrid
            key={sheet.sheet}
            kind={kind}
            sheet={sheet}
            fields={choice.sheets[sheet.sheet]?.fields ?? []}
            onField={(column, field) =>
              changeSheet(sheet.sheet, {
                fields: withField(choice.sheets[sheet.sheet]?.fields ?? [], column, field),
              })
            }
            onHeader={row =>
              control.reread(choice.mappingName, [
                ...headersOf(flow, sheet.sheet),
                { sheet: sheet.sheet, row },
              ])
            }
          />
        </>
      ) : null}
    </div>
  )
}

/** Heading rows as they stand, so that naming one does not lose another. */
const headersOf = ({ reading }: SheetStepProps['flow'], except: number) =>
  reading.sheets.flatMap(({ sheet, headerRow }) =>
    sheet === except || headerRow === null ? [] : [{ sheet, row: headerRow }],
  )

function SheetLine({
  kind,
  sheet,
  choice,
  onChange,
}: {
  readonly kind: ImportKind
  readonly sheet: SheetReading
  readonly choice: FileChoice
  onChange(next: Partial<SheetChoice>): void
}) {
  const t = useImportTexts(kind)
  const mine = choice.sheets[sheet.sheet]
  return (
    <div className="import-bar">
      <Checkbox
        checked={mine?.included ?? false}
        onChange={event => onChange({ included: event.target.checked })}
      >
        {t('include')}
      </Checkbox>
      {isOfHomes(kind) ? (
        <label>
          {t('unitKind')}{' '}
          <Select
            size="small"
            aria-label={t('unitKind')}
            value={mine?.unitKind ?? 'auto'}
            onChange={value => onChange({ unitKind: sheetUnitKinds.find(one => one === value) ?? null })}
            options={(['auto', ...sheetUnitKinds] as const).map(value => ({
              value,
              label: t(`unitKind.${value}`),
            }))}
            className="import-kind"
          />
        </label>
      ) : null}
      <span className={sheet.headerRow === null ? 'import-blocker' : 'desk-soft'}>
        {sheet.headerRow === null ? t('headerMissing') : t('headerAt', { row: sheet.headerRow })}
      </span>
      <span className="desk-soft">{choice.ownersSheet === sheet.sheet ? t('ownersFrom') : t('legend')}</span>
    </div>
  )
}

/** The project of rows that name none. */
function ProjectChoice({ control, flow }: SheetStepProps) {
  const t = useTexts(texts)
  const { reading, choice } = flow
  return (
    <label>
      {t('project')}{' '}
      <AutoComplete
        value={choice.project}
        onChange={project => control.decide({ ...choice, project })}
        options={reading.projects.map(name => ({ value: name }))}
        aria-label={t('project')}
        title={t('projectHint')}
        className="import-project"
      />
    </label>
  )
}

/** Files of some systems list owners apart and name them by a code. */
function OwnersSheet({ control, flow }: SheetStepProps) {
  const t = useTexts(texts)
  const { reading, choice } = flow
  const candidates = reading.sheets.filter(one => one.role === 'owners' || one.sheet === choice.ownersSheet)
  if (candidates.length === 0) return null
  return (
    <label>
      {t('ownersSheet')}{' '}
      <Select
        aria-label={t('ownersSheet')}
        value={choice.ownersSheet ?? -1}
        onChange={sheet => control.decide({ ...choice, ownersSheet: sheet === -1 ? null : sheet })}
        options={[
          { value: -1, label: t('ownersNone') },
          ...candidates.map(one => ({ value: one.sheet, label: one.name })),
        ]}
        className="import-owners"
      />
    </label>
  )
}

function ImportedBefore({ reading }: Pick<SheetStepProps['flow'], 'reading'>) {
  const t = useImportTexts(reading.kind)
  const [last] = reading.importedBefore
  if (!last) return null
  const [before = '', after = ''] = t(last.undone ? 'importedUndone' : 'importedBefore', {
    when: '\n',
  }).split('\n')
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {before}
          <Time at={last.at} as="moment" />
          {after}
        </>
      }
    />
  )
}
