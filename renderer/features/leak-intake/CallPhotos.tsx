import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { UploadList } from '../cases/files/UploadList.tsx'
import { useUploads } from '../cases/files/useUploads.ts'

/** Photos that a household sends behind its call: chosen, dropped or pasted, they go to its case while calls go on. */
export function CallPhotos({ caseId }: { readonly caseId: string }) {
  const { files, uploads } = useUploads(caseId)
  const add = (added: readonly File[]) => {
    uploads.add(caseId, added)
    uploads.caseTaken(caseId)
  }
  return (
    <FileDrop onFiles={add}>
      <ChooseFiles onFiles={add} small />
      <UploadList files={files} uploads={uploads} />
    </FileDrop>
  )
}
