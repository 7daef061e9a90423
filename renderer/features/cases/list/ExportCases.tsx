import { useMutation } from '@tanstack/react-query'
import { type Inputs, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { ExportMenu } from '../../../components/export/ExportMenu.tsx'
import { texts } from '../texts.ts'

type Export = Inputs['reports']['caseList']

interface ExportCasesProps {
  /** The list as it is seen; format and language come from the menu. */
  readonly list: Pick<Export, 'filter' | 'sort' | 'search' | 'filterWords'>
}

const columns: Export['columns'] = [
  'number',
  'receivedAt',
  'state',
  'level',
  'kind',
  'category',
  'channel',
  'unit',
  'who',
  'phone',
  'text',
  'assignee',
  'cause',
  'responsible',
  'activeAt',
  'files',
]
/** Paper is narrow: what identifies, what it is about, how it stands. */
const printed: Export['columns'] = [
  'number',
  'receivedAt',
  'state',
  'level',
  'kind',
  'unit',
  'who',
  'summary',
  'assignee',
]

/** The list of cases as a file. */
export function ExportCases({ list }: ExportCasesProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const start = useMutation(trpc.reports.caseList.mutationOptions())
  return (
    <ExportMenu
      start={(format, language) =>
        start.mutateAsync({
          ...list,
          format,
          language,
          title: t('exportTitle'),
          columns: format === 'pdf' ? printed : columns,
        })
      }
    />
  )
}
