import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { ChooseFiles } from '../cases/files/FileDrop.tsx'
import { texts } from './texts.ts'

/** Files that go with a reply or an answer: chosen while it is typed, sent with it. */
export function ReplyFiles(props: {
  readonly files: readonly File[]
  onChange(files: readonly File[]): void
}) {
  const t = useTexts(texts)
  const { files, onChange } = props
  return (
    <div className="sheet-reply-files">
      <ChooseFiles onFiles={more => onChange([...files, ...more])} />
      <ul aria-label={t('files')}>
        {files.map((file, index) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <PaperClipOutlined aria-hidden="true" /> {file.name}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('leaveOut', { name: file.name })}
              onClick={() => onChange(files.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
