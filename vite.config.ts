import { join } from 'node:path'
import { defineConfig } from 'vite'
import { messagesPlugin } from './scripts/vite-messages.ts'
import { staffFiles } from './scripts/vite-staff.ts'

const root = import.meta.dirname
const staff = join(root, 'src', 'staff')

/** The staff app, to `dist/staff`, and beside it what the public pages need, to `dist/site`. */
export default defineConfig({
  root: staff,
  base: '/app/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [messagesPlugin(root), staffFiles(root)],
  build: {
    outDir: join(root, 'dist', 'staff'),
    emptyOutDir: true,
    // What phones of the last six years carry.
    target: ['chrome90', 'firefox90', 'safari15'],
    assetsDir: '',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: join(staff, 'index.html'),
        'service-worker': join(staff, 'sync', 'service-worker.ts'),
      },
      output: {
        entryFileNames: chunk =>
          chunk.name === 'service-worker' ? 'service-worker.js' : '[name]-[hash:8].js',
        chunkFileNames: '[name]-[hash:8].js',
        assetFileNames: '[name]-[hash:8][extname]',
      },
    },
  },
})
