import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { saveFrom } from '../../app/save-from.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'

interface ReceiptButtonProps {
  readonly hqSiteId: string
  readonly children: ReactNode
}

/** Saves the last receipt of a site where the person likes. */
export function ReceiptButton({ hqSiteId, children }: ReceiptButtonProps) {
  const [problem, setProblem] = useState<unknown>(null)
  const save = () => {
    saveFrom(`/files/hq/${hqSiteId}/receipt`, '').then(() => setProblem(null), setProblem)
  }
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={save}>
        {children}
      </Button>
      <ErrorNote error={problem} />
    </>
  )
}
