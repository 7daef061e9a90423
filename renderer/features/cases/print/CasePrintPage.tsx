import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Id } from '../../../../main/contract/values.ts'
import { errorText, useCommand, useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { printPage } from '../../../app/host.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { casePath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { useCaseDetail, useCaseTimeline } from '../case/useCase.ts'
import { texts } from '../texts.ts'
import { CaseSheet } from './CaseSheet.tsx'
import './sheet.css'

/** The case sheet as it will lie on the counter, and the button that prints it. */
export function CasePrintPage() {
  const t = useTexts(texts)
  const { caseId = '' } = useParams()
  const id = Id.safeParse(caseId)
  return id.success ? <Preview caseId={id.data} /> : <p>{t('emptyFiltered')}</p>
}

function Preview({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const site = useQuery(trpc.site.card.queryOptions())
  const { detail, error, retry } = useCaseDetail(caseId)
  const story = useCaseTimeline(caseId)
  const unmask = useCommand(trpc.cases.unmask)
  const [phone, setPhone] = useState<string | null>(null)

  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  const showPhone = async (full: boolean) => {
    if (!full) return setPhone(null)
    try {
      setPhone((await unmask.run({ caseId })).callerPhone)
    } catch (failure) {
      message.error(errorText(failure, language))
    }
  }
  useHotkey({ keys: 'P', label: t('keyPrint') }, print)
  useHotkey({ keys: 'Ctrl P', label: t('keyPrint') }, print)

  if (error) return <ErrorState error={error} retry={retry} />
  if (!detail || story.loading || site.isPending) return <Loading rows={10} />
  return (
    <div className="sheet-page">
      <div className="sheet-tools desk-screen-only">
        <Link to={casePath(caseId)}>
          <ArrowLeftOutlined /> {detail.number}
        </Link>
        {detail.callerPhone !== null && may('person.unmask') ? (
          <Checkbox
            checked={phone !== null}
            onChange={event => {
              showPhone(event.target.checked).catch(reportError)
            }}
          >
            {t('fullPhone')}
          </Checkbox>
        ) : null}
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('printNow')} <KeyHint keys="P" />
        </Button>
      </div>
      <CaseSheet detail={detail} entries={story.entries} site={site.data ?? null} phone={phone} />
    </div>
  )
}
