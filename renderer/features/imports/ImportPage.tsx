import { Steps } from 'antd'
import { Link } from 'react-router'
import type { ImportKind } from '../../../main/contract/imports.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { DoneStep, recordsOf } from './DoneStep.tsx'
import { stepNumber } from './flow.ts'
import './imports.css'
import { OutcomeStep } from './OutcomeStep.tsx'
import { SheetStep } from './SheetStep.tsx'
import { type ImportControl, useImport } from './useImport.ts'
import { useImportTexts } from './useImportTexts.ts'
import { Working } from './Working.tsx'

/** Importing owners and homes. */
export function OwnersImportPage() {
  return <ImportPage key="owners" kind="owners" />
}

/** Importing the cases of an old register. */
export function RegisterImportPage() {
  return <ImportPage key="cases" kind="cases" />
}

/** Importing a monthly file of sales. */
export function ContractsImportPage() {
  return <ImportPage key="contracts" kind="contracts" />
}

/** Importing contractors with their contracts. */
export function ContractorsImportPage() {
  return <ImportPage key="contractors" kind="contractors" />
}

/** An import for who may; others are told so. */
function ImportPage({ kind }: { readonly kind: ImportKind }) {
  const t = useImportTexts(kind)
  const may = useMay()
  if (may('import.run')) return <Import kind={kind} />
  return (
    <Page title={t('title')}>
      <EmptyState text={t('noPermission')} action={<Link to={recordsOf[kind]}>{t('toRecords')}</Link>} />
    </Page>
  )
}

/** The sheet with our reading over it, what will happen, done. */
function Import({ kind }: { readonly kind: ImportKind }) {
  const t = useImportTexts(kind)
  const control = useImport(kind)
  const { flow, error } = control
  const steps = (['choose', 'sheet', 'outcome', 'done'] as const).map(name => ({ title: t(`step.${name}`) }))
  return (
    <Page title={t('title')} fill>
      <div className="import">
        <Steps size="small" current={stepNumber(flow)} items={steps} className="import-steps" />
        <ErrorNote error={error} />
        <StepBody control={control} />
      </div>
    </Page>
  )
}

function StepBody({ control }: { readonly control: ImportControl }) {
  const t = useImportTexts(control.kind)
  const { flow, status } = control
  const done = status?.done ?? 0
  const of = status?.of ?? 0
  switch (flow.step) {
    case 'choose':
      return <ChooseStep control={control} said={flow.said} />
    case 'upload':
      return (
        <Working
          said={t('uploading', { name: flow.name })}
          done={flow.done}
          of={flow.of}
          unit="share"
          onCancel={control.cancel}
        />
      )
    case 'reading':
      return (
        <Working
          said={t('reading', { name: flow.file.name })}
          done={0}
          of={0}
          unit="share"
          onCancel={control.cancel}
        />
      )
    case 'sheet':
      return <SheetStep control={control} flow={flow} />
    case 'checking':
      return <Working said={t('checking')} done={done} of={of} unit="rows" onCancel={control.cancel} />
    case 'outcome':
      return <OutcomeStep control={control} flow={flow} />
    case 'committing':
      return (
        <Working
          said={of > 0 && done >= of ? t('indexing') : t('committing')}
          done={done}
          of={of}
          unit="share"
          {...(of > 0 && done >= of ? {} : { onCancel: control.cancel })}
        />
      )
    case 'done':
      return <DoneStep kind={control.kind} flow={flow} onAgain={control.restart} />
  }
}
