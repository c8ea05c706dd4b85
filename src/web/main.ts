import 'element-plus/es/components/base/style/css';
import { createApp } from 'vue';
import App from './App.vue';
import { toast } from './composables/useTask.ts';
import { router } from './router/index.ts';
import './styles/tokens.css';
import './styles/base.css';

const app = createApp(App);
app.config.errorHandler = (error) => {
  toast.problem(error);
  console.error(error);
};
app.use(router);
app.mount('#app');
