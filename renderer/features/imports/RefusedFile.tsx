import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { texts } from './texts.ts'
import { failureOf } from './useImport.ts'
import { useJob } from './useJob.ts'

/** Makes the workbook of refused rows and hands it over. */
export function RefusedFile({ checkJobId }: { readonly checkJobId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const make = useMutation(trpc.imports.refusedFile.mutationOptions())
  const [jobId, setJobId] = useState<string | null>(null)
  const { data: status } = useJob(jobId)
  const given = useRef<string | null>(null)
  useEffect(() => {
    if (jobId === null || !status?.refusedFile || given.current === jobId) return
    given.current = jobId
    const link = document.createElement('a')
    link.href = `/files/job/${jobId}`
    link.download = status.refusedFile.file.name
    link.click()
  }, [jobId, status])
  const failed = status?.state === 'failed' ? failureOf(status) : make.error
  return (
    <span className="import-refused-file">
      <Button
        icon={<DownloadOutlined />}
        title={t('refusedHint')}
        loading={make.isPending || status?.state === 'running'}
        onClick={() =>
          make.mutate({ checkJobId, language }, { onSuccess: started => setJobId(started.jobId) })
        }
      >
        {t('refusedFile')}
      </Button>
      <ErrorNote error={failed} />
    </span>
  )
}
