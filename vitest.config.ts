import { defineConfig } from 'vitest/config'

// The file-system module cache ignores tsconfig changes and has given false passes, so it stays off.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{unit,integration,property}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 60_000,
        },
      },
      {
        test: { name: 'web', include: ['test/web/**/*.test.{ts,tsx}'], environment: 'happy-dom', testTimeout: 30_000 },
      },
    ],
  },
})
