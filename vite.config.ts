import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** `npm run build` calls this through bin/build.mjs. For work on pages: `npx vite` beside a running `npm start`. */
export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  plugins: [
    vue(),
    // Element Plus by use, each component with its style. Our own components are imported by name.
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  build: {
    target: 'es2022',
    // What every page needs stays in a file that a new release of ours does not change.
    rolldownOptions: {
      // Its advice about slow plugins would stand between the lines of `npm start`.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: { groups: [{ name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router)[\\/]/ }] },
      },
    },
  },
  server: { proxy: { '/api': api, '/health': api } },
});
