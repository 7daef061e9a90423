import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/base.css'
import { DeskApp } from './app/DeskApp.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <DeskApp />
  </StrictMode>,
)
