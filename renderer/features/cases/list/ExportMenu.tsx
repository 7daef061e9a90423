import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { DeskError, isErrorCode } from '../../../../main/contract/errors.ts'
import { errorText, type Inputs, ofOneThing, useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { saveFrom } from '../save-from.ts'
import { texts } from '../texts.ts'

type Export = Inputs['reports']['caseList']

interface ExportMenuProps {
  /** The list as it is seen; format and language come from here. */
  readonly list: Pick<Export, 'filter' | 'sort' | 'search' | 'filterWords'>
}

const columns: Export['columns'] = [
  'number',
  'receivedAt',
  'state',
  'kind',
  'category',
  'channel',
  'unit',
  'who',
  'phone',
  'text',
  'assignee',
  'activeAt',
  'files',
]
/** Paper is narrow: what identifies, what it is about, how it stands. */
const printed: Export['columns'] = [
  'number',
  'receivedAt',
  'state',
  'kind',
  'unit',
  'who',
  'summary',
  'assignee',
]

const Made = z.object({ file: z.object({ name: z.string() }) })

/** The list as a file: a job makes it, its progress shows here, then it is saved. */
export function ExportMenu({ list }: ExportMenuProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const trpc = useTRPC()
  const [jobId, setJobId] = useState<string>()
  const start = useMutation(trpc.reports.caseList.mutationOptions())
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions())
  const job = useQuery(
    trpc.jobs.status.queryOptions(
      { jobId: jobId ?? '' },
      { ...ofOneThing, enabled: jobId !== undefined, refetchInterval: 400, staleTime: 0 },
    ),
  )
  const view = jobId === undefined ? undefined : job.data

  const begin = async (format: Export['format']) => {
    try {
      const { jobId: started } = await start.mutateAsync({
        ...list,
        format,
        language,
        title: t('exportTitle'),
        columns: format === 'pdf' ? printed : columns,
      })
      setJobId(started)
    } catch (error) {
      message.error(errorText(error, language))
    }
  }

  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (!view || view.state === 'running' || seen.current === view.id) return
    seen.current = view.id
    const made = Made.safeParse(view.result)
    const finish = async () => {
      setJobId(undefined)
      if (view.state === 'done' && made.success) {
        await saveFrom(`/files/job/${view.id}`, made.data.file.name)
        message.success(t('exportDone'))
      } else if (view.state === 'failed' && view.error) {
        const { code, params } = view.error
        throw isErrorCode(code) ? new DeskError(code, params) : new Error(code)
      }
    }
    finish().catch((error: unknown) => message.error(errorText(error, language)))
  }, [view, language, message, t])

  if (jobId !== undefined) {
    return (
      <span className="case-export" role="status">
        <span className="desk-figures">{t('exporting', { done: view?.done ?? 0 })}</span>
        <Button size="small" onClick={() => cancel.mutate({ jobId })}>
          {t('exportCancel')}
        </Button>
      </span>
    )
  }
  const items = [
    { key: 'xlsx', label: t('exportExcel') },
    { key: 'pdf', label: t('exportPdf') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => begin(key === 'pdf' ? 'pdf' : 'xlsx').catch(reportError) }}
    >
      <Button icon={<DownloadOutlined />} loading={start.isPending}>
        {t('export')}
      </Button>
    </Dropdown>
  )
}
